package dev.liftline.testkit.load;

import dev.liftline.testkit.rides.RideKeys;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a load brought. Rides that were given up after the last retry may or may not be stored; with none of them,
 * stored must equal acknowledged.
 */
public final class LoadReport {

    private static final long LONGEST_MICROS = 120_000_000;

    private final RideKeys acknowledged;
    private final RideKeys givenUp;
    private final Histogram latencyMicros = new Histogram(LONGEST_MICROS, 3);
    private final Map<String, Long> retriesByCause = new TreeMap<>();
    private final Map<String, Long> failuresByCause = new TreeMap<>();
    private final long startedAt = System.nanoTime();
    private long endedAt = startedAt;

    LoadReport(int capacity) {
        acknowledged = new RideKeys(capacity);
        givenUp = new RideKeys(capacity);
    }

    /** Rides that were answered 201. */
    public RideKeys acknowledged() {
        return acknowledged;
    }

    /** Rides that never were. */
    public RideKeys givenUp() {
        return givenUp;
    }

    /** Microseconds from the first attempt of a ride to its 201, retries and their pauses included. */
    public Histogram latencyMicros() {
        return latencyMicros;
    }

    /** How often a ride was sent again, by status or error. */
    public Map<String, Long> retriesByCause() {
        return Map.copyOf(retriesByCause);
    }

    /** How many rides were given up, by the last status or error. */
    public Map<String, Long> failuresByCause() {
        return Map.copyOf(failuresByCause);
    }

    /** How long the load took. */
    public double elapsedSeconds() {
        return (endedAt - startedAt) / 1e9;
    }

    void acknowledge(long key, long nanos) {
        acknowledged.add(key);
        latencyMicros.recordValue(Math.min(nanos / 1_000, LONGEST_MICROS));
    }

    void giveUp(long key, String cause) {
        givenUp.add(key);
        failuresByCause.merge(cause, 1L, Long::sum);
    }

    void retry(String cause) {
        retriesByCause.merge(cause, 1L, Long::sum);
    }

    void ended() {
        endedAt = System.nanoTime();
    }
}
