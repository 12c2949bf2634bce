package dev.liftline.drills.clients;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/**
 * Every ride that was reported, by {@link dev.liftline.testkit.rides.FieldRide#key}, and what its scanner was told. Written by the
 * event loop; may be read by others.
 */
public final class ReportedRides {

    private final Map<Long, Ride> rides = new HashMap<>();
    private final Map<Outcome, Long> attempts = new TreeMap<>();

    private static final class Ride {
        private int attempts;
        private boolean acknowledged;
        private boolean maybeRecorded;
    }

    /** Notes an attempt of a scanner that is not among those whose attempts are counted. */
    synchronized void noteAside(long key, Outcome outcome, boolean maybeRecorded) {
        attempted(key, outcome, maybeRecorded);
    }

    /**
     * Notes what came of one attempt.
     *
     * @param maybeRecorded whether the ride may have been recorded although the answer does not say so
     * @return how often this ride was reported so far
     */
    synchronized int note(long key, Outcome outcome, boolean maybeRecorded) {
        attempts.merge(outcome, 1L, Long::sum);
        return attempted(key, outcome, maybeRecorded);
    }

    private int attempted(long key, Outcome outcome, boolean maybeRecorded) {
        Ride ride = rides.computeIfAbsent(key, first -> new Ride());
        ride.attempts++;
        ride.acknowledged |= outcome == Outcome.OK;
        ride.maybeRecorded |= maybeRecorded;
        return ride.attempts;
    }

    /** Whether this ride was never reported; a ride that is being reported for the first time counts as reported. */
    synchronized boolean isNew(long key) {
        return rides.putIfAbsent(key, new Ride()) == null;
    }

    /** Rides of which a client was told that they are recorded. */
    public synchronized long[] acknowledged() {
        return keys(ride -> ride.acknowledged);
    }

    /** Rides that were reported at all. */
    public synchronized long[] attempted() {
        return keys(ride -> true);
    }

    /** Rides of which every answer said that they were not recorded. */
    public synchronized long[] refused() {
        return keys(ride -> !ride.acknowledged && !ride.maybeRecorded && ride.attempts > 0);
    }

    /** Rides whose scanner never learnt whether they are recorded. */
    public synchronized long[] unknown() {
        return keys(ride -> !ride.acknowledged && ride.maybeRecorded);
    }

    /** The most that one ride was reported. */
    public synchronized int mostAttempts() {
        return rides.values().stream().mapToInt(ride -> ride.attempts).max().orElse(0);
    }

    /** Attempts with this outcome. */
    public synchronized long attempts(Outcome outcome) {
        return attempts.getOrDefault(outcome, 0L);
    }

    private long[] keys(Predicate<Ride> wanted) {
        return rides.entrySet().stream()
                .filter(ride -> wanted.test(ride.getValue()))
                .flatMapToLong(ride -> LongStream.of(ride.getKey()))
                .sorted()
                .toArray();
    }
}
