package dev.liftline.gateway.upstream;

/**
 * One replica's passive health: consecutive failures eject it; after its time it is tried with one request at a time
 * until one succeeds; a failed trial doubles the time. Thread-safe; times are {@link System#nanoTime} readings.
 */
final class Ejection {

    private static final int MAX_DOUBLINGS = 16;

    private final EjectionPolicy policy;
    private volatile int failures;
    private volatile boolean ejected;
    private volatile long until;
    private int times;
    private long returnedAt;

    Ejection(EjectionPolicy policy) {
        this.policy = policy;
    }

    /** Whether a request may go to the replica, given the requests it has in flight. */
    boolean allows(long now, int inFlight) {
        return !ejected || (isOnTrial(now) && inFlight == 0);
    }

    boolean isEjected() {
        return ejected;
    }

    /** Records an answered request. */
    void succeeded(long now) {
        if (failures == 0 && !ejected) {
            return;
        }
        synchronized (this) {
            if (!ejected) {
                failures = 0;
            } else if (isOnTrial(now)) {
                ejected = false;
                failures = 0;
                returnedAt = now;
            }
        }
    }

    /**
     * Records a failed request.
     *
     * @return whether this failure ejected the replica
     */
    synchronized boolean failed(long now) {
        if (ejected) {
            // NB: requests that were in flight when the replica was ejected fail late and say nothing new.
            return isOnTrial(now) && eject(now);
        }
        failures++;
        return failures >= policy.failures() && eject(now);
    }

    private boolean eject(long now) {
        if (!ejected && now - returnedAt > policy.longestTime().toNanos()) {
            times = 0;
        }
        long doubled = policy.firstTime().toNanos() << Math.min(times, MAX_DOUBLINGS);
        until = now + Math.min(doubled, policy.longestTime().toNanos());
        times++;
        ejected = true;
        return true;
    }

    private boolean isOnTrial(long now) {
        return now - until >= 0;
    }
}
