package dev.liftline.gateway.upstream;

/**
 * Ejects one replica after consecutive failures. After its time the replica gets one request at a time until one succeeds; a
 * failure then ejects it again, for twice the time. Thread-safe; times are {@link System#nanoTime} readings.
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

    /** Whether the replica may get a request, given its requests in flight. */
    boolean allows(long now, int inFlight) {
        return !ejected || (isOnTrial(now) && inFlight == 0);
    }

    boolean isEjected() {
        return ejected;
    }

    /** Records a request that got a response. */
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
     * @param allowed whether this failure may eject the replica
     * @return whether it did
     */
    synchronized boolean failed(long now, boolean allowed) {
        if (ejected) {
            // Failures of requests that were in flight at the ejection are not counted again.
            return allowed && isOnTrial(now) && eject(now);
        }
        failures++;
        return allowed && failures >= policy.failures() && eject(now);
    }

    private boolean eject(long now) {
        if (!ejected && now - returnedAt > policy.maxTime().toNanos()) {
            times = 0;
        }
        long doubled = policy.baseTime().toNanos() << Math.min(times, MAX_DOUBLINGS);
        until = now + Math.min(doubled, policy.maxTime().toNanos());
        times++;
        ejected = true;
        return true;
    }

    private boolean isOnTrial(long now) {
        return now - until >= 0;
    }
}
