package dev.liftline.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Estimates when a pool whose replicas are all gone will respond again. Thread-safe. */
public final class Outage {

    private static final int NONE = 0;
    private static final long MAX_SECONDS = 60;

    private final long restartNanos;
    private final AtomicLong since = new AtomicLong(NONE);

    /** @param restartTime how long a replica takes to come back */
    Outage(Duration restartTime) {
        this.restartNanos = restartTime.toNanos();
    }

    /**
     * The seconds after which to send a failed request again, from 1 to 60: what is left of the restart time; once that has
     * passed, as long again as the outage has lasted.
     *
     * @param now a reading of {@link System#nanoTime}
     */
    public int retryAfterSeconds(long now) {
        since.compareAndSet(NONE, now == NONE ? 1 : now);
        long elapsed = Math.max(0, now - since.get());
        long nanos = elapsed < restartNanos ? restartNanos - elapsed : elapsed;
        long second = TimeUnit.SECONDS.toNanos(1);
        return (int) Math.clamp((nanos + second - 1) / second, 1, MAX_SECONDS);
    }

    /** A replica has responded, to a request or a health check. */
    public void end() {
        // Each response calls it: it writes only after an outage.
        if (since.get() != NONE) {
            since.set(NONE);
        }
    }
}
