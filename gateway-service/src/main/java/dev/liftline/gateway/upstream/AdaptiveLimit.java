package dev.liftline.gateway.upstream;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many requests one replica may have in flight: a tenth fewer for each that took long, one more for each that did not
 * while at least half of the room was taken (additive increase, multiplicative decrease, as TCP bounds what is under way). To
 * a replica that is slower than its requests come, all of them could go only until each waits there longer than anybody
 * waits for it: then none is answered in time, where some could be. Thread-safe; times are {@link System#nanoTime} readings.
 */
final class AdaptiveLimit {

    /** Enough to notice that a replica is fast again, few enough for one that hardly gets any CPU. */
    static final int LEAST = 8;

    private static final double BACKOFF = 0.9;

    private final int most;
    private final long slowNanos;
    private final @Nullable AIMDLimit adaptive;

    /**
     * @param most what it begins with and never exceeds
     * @param slowAfter how long a request takes that took long; null for a limit that stays
     */
    AdaptiveLimit(int most, @Nullable Duration slowAfter) {
        this.most = most;
        this.slowNanos = slowAfter == null ? Long.MAX_VALUE : slowAfter.toNanos();
        this.adaptive = slowAfter == null || most <= LEAST
                ? null
                : AIMDLimit.newBuilder()
                        .initialLimit(most)
                        .maxLimit(most)
                        .minLimit(LEAST)
                        .backoffRatio(BACKOFF)
                        .timeout(slowNanos, TimeUnit.NANOSECONDS)
                        .build();
    }

    int current() {
        return adaptive == null ? most : adaptive.getLimit();
    }

    /** Whether there is room for one more beside so many. */
    boolean allows(int inFlight) {
        return inFlight < current();
    }

    /** Takes in how long an answer took, whatever it said. */
    void answered(long began, long now, int inFlight) {
        // A limit that stays takes no lock for it.
        if (adaptive != null) {
            adaptive.onSample(began, now - began, inFlight, false);
        }
    }

    /** Takes in a request that was not answered. One that failed at once says nothing about how busy the replica is. */
    void failed(long began, long now, int inFlight) {
        if (adaptive != null && now - began > slowNanos) {
            adaptive.onSample(began, now - began, inFlight, true);
        }
    }
}
