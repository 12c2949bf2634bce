package dev.liftline.query.cache;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the cache behaves. All durations are positive, whole milliseconds.
 *
 * @param timeToLive how long a skier's value lives at most, give or take a tenth
 * @param noDataTimeToLive how long "no data" about a skier lives
 * @param resortDayTimeToLive how long a resort's day lives, known or not: nothing refreshes it
 * @param lease how long one reader may take to load a value that others wait for
 * @param patience how long the others wait before they load for themselves
 * @param poll how often they look
 * @param breaker when Redis counts as away
 */
@ConfigurationProperties("liftline.cache")
record CacheProperties(
        @DefaultValue("1h") Duration timeToLive,
        @DefaultValue("30s") Duration noDataTimeToLive,
        @DefaultValue("1s") Duration resortDayTimeToLive,
        @DefaultValue("2s") Duration lease,
        @DefaultValue("250ms") Duration patience,
        @DefaultValue("15ms") Duration poll,
        @DefaultValue Breaker breaker) {

    CacheProperties {
        requirePositive("time-to-live", timeToLive);
        requirePositive("no-data-time-to-live", noDataTimeToLive);
        requirePositive("resort-day-time-to-live", resortDayTimeToLive);
        requirePositive("lease", lease);
        requirePositive("patience", patience);
        requirePositive("poll", poll);
        if (patience.compareTo(lease) >= 0) {
            throw new IllegalArgumentException("liftline.cache.patience (" + patience
                    + ") must be shorter than liftline.cache.lease (" + lease + "): set one of them accordingly");
        }
    }

    /**
     * When Redis counts as away.
     *
     * @param window the last commands that are looked at, 1 or more
     * @param failures percentage of them that failed or timed out from which Redis counts as away, 1 to 100
     * @param retryAfter how long it counts as away before it is tried again
     */
    record Breaker(
            @DefaultValue("20") int window,
            @DefaultValue("50") int failures,
            @DefaultValue("1s") Duration retryAfter) {

        Breaker {
            if (window < 1) {
                throw new IllegalArgumentException("liftline.cache.breaker.window must be 1 or more, not " + window);
            }
            if (failures < 1 || failures > 100) {
                throw new IllegalArgumentException(
                        "liftline.cache.breaker.failures must be a percentage from 1 to 100, not " + failures);
            }
            requirePositive("breaker.retry-after", retryAfter);
        }
    }

    private static void requirePositive(String name, Duration duration) {
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "liftline.cache." + name + " must be a millisecond or more, not " + duration);
        }
    }
}
