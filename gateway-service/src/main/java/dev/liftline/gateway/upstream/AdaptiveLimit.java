package dev.liftline.gateway.upstream;

import com.netflix.concurrency.limits.limit.AIMDLimit;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The limit of requests in flight at one replica. A slow request halves it; a fast one raises it by one while at least half of
 * it is used (additive increase, multiplicative decrease). Slow requests that started before the last reduction do not reduce
 * it again: they say nothing about the reduced limit, and one pause of a replica makes all its requests slow (TCP reduces its
 * window once per round trip for the same reason, RFC 6582). Without the limit, requests to an overloaded replica would queue
 * there until all of them time out. Thread-safe; times are {@link System#nanoTime} readings.
 */
final class AdaptiveLimit {

    /** Enough requests to notice that a replica is fast again, few enough for one with little CPU. */
    static final int MIN = 8;

    private static final double BACKOFF = 0.5;

    private final int max;
    private final long thresholdNanos;
    private final @Nullable AIMDLimit adaptive;
    private boolean reduced;
    private long reducedAt;

    /**
     * @param max the initial limit, never exceeded
     * @param latencyThreshold latency above which a request is slow; null for a fixed limit
     */
    AdaptiveLimit(int max, @Nullable Duration latencyThreshold) {
        this.max = max;
        this.thresholdNanos = latencyThreshold == null ? Long.MAX_VALUE : latencyThreshold.toNanos();
        this.adaptive = latencyThreshold == null || max <= MIN
                ? null
                : AIMDLimit.newBuilder()
                        .initialLimit(max)
                        .maxLimit(max)
                        .minLimit(MIN)
                        .backoffRatio(BACKOFF)
                        .timeout(thresholdNanos, TimeUnit.NANOSECONDS)
                        .build();
    }

    int current() {
        return adaptive == null ? max : adaptive.getLimit();
    }

    /** Records the latency of a request that got a response, whatever its status. */
    void succeeded(long startedAt, long now, int inFlight) {
        // A fixed limit skips the lock.
        if (adaptive == null) {
            return;
        }
        if (isSlow(startedAt, now)) {
            reduce(adaptive, startedAt, now, inFlight);
        } else {
            adaptive.onSample(startedAt, now - startedAt, inFlight, false);
        }
    }

    /** Records a request without a response. Ignores failures below the threshold, which are not caused by load. */
    void failed(long startedAt, long now, int inFlight) {
        if (adaptive != null && isSlow(startedAt, now)) {
            reduce(adaptive, startedAt, now, inFlight);
        }
    }

    private boolean isSlow(long startedAt, long now) {
        return now - startedAt > thresholdNanos;
    }

    private synchronized void reduce(AIMDLimit limit, long startedAt, long now, int inFlight) {
        if (!reduced || startedAt - reducedAt >= 0) {
            reduced = true;
            reducedAt = now;
            limit.onSample(startedAt, now - startedAt, inFlight, true);
        }
    }
}
