package dev.liftline.consumer.kafka;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The backoff between attempts to store a batch. It doubles after each failed attempt.
 *
 * @param initialBackoff backoff after the first failed attempt, at least 10 ms
 * @param maxBackoff limit of the backoff, at least 10 ms
 */
@Validated
@ConfigurationProperties("liftline.consumer.retry")
record RetryProperties(
        @NotNull @DurationMin(millis = 10) Duration initialBackoff,
        @NotNull @DurationMin(millis = 10) Duration maxBackoff) {}
