package dev.liftline.drills.proxy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How late and how slowly bytes arrive in one direction of a connection. They stay in order whatever the jitter.
 *
 * @param latency of every byte, 0 or more
 * @param jitter added or taken away at random, evenly spread; no byte arrives before it was sent
 * @param bytesPerSecond of each connection, 1 or more
 */
public record LinkDelay(Duration latency, Duration jitter, long bytesPerSecond) {

    public static final LinkDelay NONE = new LinkDelay(Duration.ZERO, Duration.ZERO, Long.MAX_VALUE);

    public LinkDelay {
        if (latency.isNegative() || jitter.isNegative() || bytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "no such lag: %s ± %s at %d B/s".formatted(latency, jitter, bytesPerSecond));
        }
    }

    /** A latency at unlimited bandwidth. */
    public static LinkDelay of(Duration latency, Duration jitter) {
        return new LinkDelay(latency, jitter, Long.MAX_VALUE);
    }

    /** Nanoseconds until what is sent now arrives. */
    long delay() {
        long spread = jitter.toNanos();
        return Math.max(
                0,
                latency.toNanos()
                        + (spread == 0 ? 0 : ThreadLocalRandom.current().nextLong(-spread, spread + 1)));
    }

    /** Nanoseconds that so many bytes take. */
    long duration(int bytes) {
        return bytesPerSecond == Long.MAX_VALUE ? 0 : (long) (bytes * 1e9 / bytesPerSecond);
    }
}
