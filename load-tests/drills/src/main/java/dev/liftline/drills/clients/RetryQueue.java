package dev.liftline.drills.clients;

import dev.liftline.testkit.rides.FieldRide;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Rides that scanners have to report once more: together, a few requests at a time, each ride ever more patiently. Scanners that
 * reported each of them alone and at once would keep down a system that is getting up. For the event loop alone.
 */
final class RetryQueue {

    private static final int TOGETHER = 100;
    private static final int AT_A_TIME = 4;
    private static final long LOOK_EVERY_MILLIS = 100;
    private static final long FIRST_PAUSE_MILLIS = 1_000;
    private static final long LONGEST_PAUSE_MILLIS = 4_000;

    /** Reports rides together. */
    interface Report {
        Future<?> rides(List<FieldRide> rides, long dueAt);
    }

    private final Vertx vertx;
    private final Report report;
    private final Deque<FieldRide> due = new ArrayDeque<>();
    private final SplittableRandom random = new SplittableRandom();
    private final long timer;
    private long pending;
    private int underWay;

    RetryQueue(Vertx vertx, Report report) {
        this.vertx = vertx;
        this.report = report;
        this.timer = vertx.setPeriodic(LOOK_EVERY_MILLIS, tick -> send());
    }

    /** Rides that are under way or wait. */
    long pending() {
        return pending;
    }

    /** So many rides are under way now. */
    void out(int rides) {
        pending += rides;
    }

    /** A ride that was under way is recorded. */
    void back() {
        pending--;
    }

    /** A ride that was under way so many times has to be reported again. */
    void backAgain(FieldRide ride, int attempts) {
        long pause = Math.min(FIRST_PAUSE_MILLIS << Math.min(attempts - 1, 10), LONGEST_PAUSE_MILLIS);
        // Spread, or all that failed together would come again together.
        vertx.setTimer(pause / 2 + random.nextLong(pause), timer -> due.addLast(ride));
    }

    /** Rides to be reported as soon as it goes. */
    void addAll(Collection<FieldRide> rides) {
        pending += rides.size();
        due.addAll(rides);
    }

    /** Nothing is reported again any more. */
    void stop() {
        vertx.cancelTimer(timer);
    }

    private void send() {
        while (!due.isEmpty() && underWay < AT_A_TIME) {
            List<FieldRide> together = new ArrayList<>();
            while (!due.isEmpty() && together.size() < TOGETHER) {
                together.add(due.removeFirst());
            }
            underWay++;
            // They are counted as under way again in a moment.
            pending -= together.size();
            report.rides(together, System.nanoTime()).onComplete(ended -> underWay--);
        }
    }
}
