package dev.liftline.local.demo.day;

/** The queue at one lift, first come, first served. Not thread-safe. */
final class LiftQueue {

    private final double minutesPerRider;
    private double nextFree;

    LiftQueue(Lift lift) {
        this.minutesPerRider = 1 / lift.ridersPerMinute();
    }

    /** Minutes that a skier who arrives at {@code now} waits. */
    double waitAt(double now) {
        return Math.max(0, nextFree - now);
    }

    /** Joins the queue at {@code now}; returns the minute of boarding. */
    double board(double now) {
        double boarded = Math.max(now, nextFree);
        nextFree = boarded + minutesPerRider;
        return boarded;
    }
}
