package dev.liftline.gateway.rates;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One limit, with a token bucket for each client. Thread-safe. */
public final class RateLimit {

    private static final int MAX_CLIENTS = 100_000;

    private final String prefix;
    private final int requests;
    private final Duration window;
    private final String policy;
    private final Map<Object, Bucket> buckets;

    private RateLimit(String name, int requests, Duration window, Map<Object, Bucket> buckets) {
        this.prefix = "\"" + name + "\";r=";
        this.requests = requests;
        this.window = window;
        this.policy = "\"%s\";q=%d;w=%d".formatted(name, requests, window.toSeconds());
        this.buckets = buckets;
    }

    /**
     * For clients that are few, such as keys: none is forgotten.
     *
     * @param requests in a window; 0 for no limit
     */
    static RateLimit ofFew(String name, int requests, Duration window) {
        return new RateLimit(name, requests, window, new ConcurrentHashMap<>());
    }

    /**
     * For any number of clients: those that have been quiet for a window are forgotten, as their bucket is full again, and beyond
     * 100,000 the least used.
     *
     * @param requests in a window; 0 for no limit
     */
    static RateLimit ofMany(String name, int requests, Duration window) {
        Cache<Object, Bucket> buckets = Caffeine.newBuilder()
                .expireAfterAccess(window)
                .maximumSize(MAX_CLIENTS)
                .build();
        return new RateLimit(name, requests, window, buckets.asMap());
    }

    /** Counts a request of a client; null without a limit. */
    public @Nullable Rate count(Object client) {
        if (requests == 0) {
            return null;
        }
        ConsumptionProbe probe =
                buckets.computeIfAbsent(client, unknown -> bucket()).tryConsumeAndReturnRemaining(1);
        return new Rate(
                policy,
                prefix + probe.getRemainingTokens() + ";t=" + seconds(probe.getNanosToWaitForReset()),
                probe.isConsumed(),
                seconds(probe.getNanosToWaitForRefill()));
    }

    private Bucket bucket() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(requests).refillGreedy(requests, window))
                .build();
    }

    private static int seconds(long nanos) {
        return (int) TimeUnit.NANOSECONDS.toSeconds(nanos + TimeUnit.SECONDS.toNanos(1) - 1);
    }
}
