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
 * @param timeToLive how long a total stays at most, spread by 10 % either way; at least 1 s
 * @param retryInterval pause between attempts while Redis is away, at least 10 ms
 * @param pendingLimit how many skiers' days are remembered while Redis is away, at least 1; beyond it, all cached
 *     answers of skiers are deleted on its return instead
 */
@Validated
@ConfigurationProperties("liftline.cache")
record CacheProperties(
        @NotNull @DurationMin(seconds = 1) Duration timeToLive,
        @NotNull @DurationMin(millis = 10) Duration retryInterval,
        @Positive int pendingLimit) {}
