package dev.liftline.drills.proxy;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The latency of one direction of a connection. Bytes stay in order despite jitter.
 *
 * @param latency of each byte, 0 or more
 * @param jitter added or subtracted at random, uniformly distributed; the sum is at least 0
 */
public record LinkDelay(Duration latency, Duration jitter) {

    public static final LinkDelay NONE = new LinkDelay(Duration.ZERO, Duration.ZERO);

    /** Nanoseconds until a byte sent now arrives. */
    long nanos() {
        long spread = jitter.toNanos();
        return Math.max(0, latency.toNanos() + ThreadLocalRandom.current().nextLong(-spread, spread + 1));
    }
}
