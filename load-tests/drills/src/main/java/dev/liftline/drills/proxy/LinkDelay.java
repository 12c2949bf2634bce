package dev.liftline.drills.proxy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Latency and bandwidth of one direction of a connection. Bytes stay in order despite jitter.
 *
 * @param latency of each byte, 0 or more
 * @param jitter added or subtracted at random, uniformly distributed; the sum is at least 0
 * @param bytesPerSecond of each connection, 1 or more
 */
public record LinkDelay(Duration latency, Duration jitter, long bytesPerSecond) {

    public static final LinkDelay NONE = new LinkDelay(Duration.ZERO, Duration.ZERO, Long.MAX_VALUE);

    public LinkDelay {
        if (latency.isNegative() || jitter.isNegative() || bytesPerSecond < 1) {
            throw new IllegalArgumentException(
                    "invalid delay: %s ± %s at %d B/s".formatted(latency, jitter, bytesPerSecond));
        }
    }

    /** A latency with unlimited bandwidth. */
    public static LinkDelay of(Duration latency, Duration jitter) {
        return new LinkDelay(latency, jitter, Long.MAX_VALUE);
    }

    /** Nanoseconds until a byte sent now arrives. */
    long delay() {
        long spread = jitter.toNanos();
        return Math.max(
                0,
                latency.toNanos()
                        + (spread == 0 ? 0 : ThreadLocalRandom.current().nextLong(-spread, spread + 1)));
    }

    /** Nanoseconds that the bytes take at this bandwidth. */
    long duration(int bytes) {
        return bytesPerSecond == Long.MAX_VALUE ? 0 : (long) (bytes * 1e9 / bytesPerSecond);
    }
}
