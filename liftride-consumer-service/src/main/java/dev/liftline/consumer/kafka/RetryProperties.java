package dev.liftline.consumer.kafka;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How a batch that could not be stored is tried again: after pauses that double.
 *
 * @param firstPause the first pause, at least 10 ms
 * @param longestPause no pause is longer than this, at least 10 ms
 */
@Validated
@ConfigurationProperties("liftline.retry")
record RetryProperties(
        @NotNull @DurationMin(millis = 10) Duration firstPause,
        @NotNull @DurationMin(millis = 10) Duration longestPause) {}
