package dev.liftline.drills.clients;

import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.RideRanges;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** Every reported ride, by {@link ReferenceRide#key}, and the outcomes of its attempts. Thread-safe. */
public final class ReportedRides {

    /** Few enough skiers that each one rides often. */
    private static final RideRanges RANGES = new RideRanges(5_000, 10, 40, 3, 360);

    private final SplittableRandom random = new SplittableRandom();
    private final Map<Long, Ride> rides = new HashMap<>();
    private Count attempts = Count.NONE;

    private static final class Ride {
        private int attempts;
        private boolean acknowledged;
        private boolean maybeRecorded;
    }

    /** Records an attempt that {@link #attempts} does not count. */
    synchronized void recordUncounted(long key, Outcome outcome, boolean maybeRecorded) {
        attempted(key, outcome, maybeRecorded);
    }

    /**
     * Records the outcome of one attempt.
     *
     * @param maybeRecorded whether the ride may be recorded although the response does not say so
     * @return the number of attempts for this ride so far
     */
    synchronized int record(long key, Outcome outcome, boolean maybeRecorded) {
        attempts = attempts.plus(outcome);
        return attempted(key, outcome, maybeRecorded);
    }

    private int attempted(long key, Outcome outcome, boolean maybeRecorded) {
        Ride ride = rides.computeIfAbsent(key, first -> new Ride());
        ride.attempts++;
        ride.acknowledged |= outcome == Outcome.OK;
        ride.maybeRecorded |= maybeRecorded;
        return ride.attempts;
    }

    /** A random ride that was never reported before. */
    synchronized ReferenceRide newRide() {
        ReferenceRide ride = RANGES.draw(random);
        while (!isNew(ride.key())) {
            ride = RANGES.draw(random);
        }
        return ride;
    }

    /** A random ride at a resort that was never reported before. */
    synchronized ReferenceRide newRide(int resort) {
        ReferenceRide ride = at(resort, RANGES.draw(random));
        while (!isNew(ride.key())) {
            ride = at(resort, RANGES.draw(random));
        }
        return ride;
    }

    /** A random ride of a skier at a resort that was never reported before. */
    synchronized ReferenceRide newRide(int resort, int skier) {
        ReferenceRide ride;
        do {
            ReferenceRide drawn = RANGES.draw(random);
            ride = new ReferenceRide(resort, drawn.day(), skier, drawn.time(), drawn.lift());
        } while (!isNew(ride.key()));
        return ride;
    }

    private static ReferenceRide at(int resort, ReferenceRide ride) {
        return new ReferenceRide(resort, ride.day(), ride.skier(), ride.time(), ride.lift());
    }

    /** Returns whether this ride was never reported, and counts it as reported from now on. */
    synchronized boolean isNew(long key) {
        return rides.putIfAbsent(key, new Ride()) == null;
    }

    /** Rides that a response acknowledged. */
    public synchronized long[] acknowledged() {
        return keys(ride -> ride.acknowledged);
    }

    /** All reported rides. */
    public synchronized long[] attempted() {
        return keys(ride -> true);
    }

    /** Rides that were not recorded, by every response. */
    public synchronized long[] notRecorded() {
        return keys(ride -> !ride.acknowledged && !ride.maybeRecorded && ride.attempts > 0);
    }

    /** Rides that may be recorded, without acknowledgement. */
    public synchronized long[] unknown() {
        return keys(ride -> !ride.acknowledged && ride.maybeRecorded);
    }

    /** The largest number of attempts for one ride. */
    public synchronized int maxAttempts() {
        return rides.values().stream().mapToInt(ride -> ride.attempts).max().orElse(0);
    }

    /** Attempts by outcome. */
    public synchronized Count attempts() {
        return attempts;
    }

    private long[] keys(Predicate<Ride> wanted) {
        return rides.entrySet().stream()
                .filter(ride -> wanted.test(ride.getValue()))
                .flatMapToLong(ride -> LongStream.of(ride.getKey()))
                .sorted()
                .toArray();
    }
}
