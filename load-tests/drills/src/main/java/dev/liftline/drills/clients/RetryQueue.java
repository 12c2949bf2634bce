package dev.liftline.drills.clients;

import dev.liftline.testkit.rides.ReferenceRide;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rides that scanners must report again. They are sent in batches, a few requests at a time, each ride with a growing delay: single
 * immediate retries would overload a stack that recovers. Used by the event loop only.
 */
final class RetryQueue {

    private static final int BATCH = 100;
    private static final int MAX_IN_FLIGHT = 4;
    private static final long POLL_MILLIS = 100;
    private static final long MIN_DELAY_MILLIS = 1_000;
    private static final long MAX_DELAY_MILLIS = 4_000;

    /** Reports a batch of rides and calls {@code done} after the response. */
    interface Reporter {
        void rides(List<ReferenceRide> rides, long dueAt, Runnable done);
    }

    private final Vertx vertx;
    private final Reporter reporter;
    private final Deque<ReferenceRide> due = new ArrayDeque<>();
    private final SplittableRandom random = new SplittableRandom();
    private long pending;
    private int inFlight;

    RetryQueue(Vertx vertx, Reporter reporter) {
        this.vertx = vertx;
        this.reporter = reporter;
        vertx.setPeriodic(POLL_MILLIS, tick -> send());
    }

    /** Rides that are being reported or wait to be. */
    long pending() {
        return pending;
    }

    /** Counts rides that are being reported. */
    void sent(int rides) {
        pending += rides;
    }

    /** Counts a ride that is acknowledged. */
    void acknowledged() {
        pending--;
    }

    /** Reports a ride again after a delay that grows with its attempts. */
    void retry(ReferenceRide ride, int attempts) {
        long delay = Math.min(MIN_DELAY_MILLIS << Math.min(attempts - 1, 10), MAX_DELAY_MILLIS);
        // Random, so that rides that failed together are not retried together.
        vertx.setTimer(delay / 2 + random.nextLong(delay), timer -> due.addLast(ride));
    }

    /** Reports rides as soon as possible. */
    void addAll(Collection<ReferenceRide> rides) {
        pending += rides.size();
        due.addAll(rides);
    }

    private void send() {
        while (!due.isEmpty() && inFlight < MAX_IN_FLIGHT) {
            List<ReferenceRide> together = new ArrayList<>();
            while (!due.isEmpty() && together.size() < BATCH) {
                together.add(due.removeFirst());
            }
            inFlight++;
            // The reporter counts them as sent again.
            pending -= together.size();
            reporter.rides(together, System.nanoTime(), () -> inFlight--);
        }
    }
}
