package dev.liftline.consumer.cache;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How Redis is refreshed.
 *
 * @param timeToLive of a total, at least 1 s; each value's TTL differs from it by up to 10 %
 * @param retryInterval interval between retries of pending refreshes, at least 10 ms
 * @param maxPendingRefreshes limit of pending skier days, at least 1; beyond it, the retry deletes all cached values of
 *     skiers instead
 */
@Validated
@ConfigurationProperties("liftline.consumer.cache")
record CacheProperties(
        @NotNull @DurationMin(seconds = 1) Duration timeToLive,
        @NotNull @DurationMin(millis = 10) Duration retryInterval,
        @Positive int maxPendingRefreshes) {}
