package dev.liftline.local.demo.day;

/** The line at one lift, served in order of arrival. Not thread-safe. */
final class LiftQueue {

    private final double minutesPerRider;
    private double nextFree;

    LiftQueue(Lift lift) {
        this.minutesPerRider = 1 / lift.ridersPerMinute();
    }

    /** Minutes that who arrives at {@code now} will wait. */
    double waitAt(double now) {
        return Math.max(0, nextFree - now);
    }

    /** Joins the line at {@code now}; returns the minute of boarding, never before {@code now}. */
    double board(double now) {
        double boarded = Math.max(now, nextFree);
        nextFree = boarded + minutesPerRider;
        return boarded;
    }
}
