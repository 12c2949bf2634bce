package dev.liftline.consumer.kafka;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The backoff between attempts to store a batch. It doubles after each failed attempt.
 *
 * @param initialBackoff backoff after the first failed attempt, at least 10 ms
 * @param maxBackoff limit of the backoff, at least {@code initialBackoff}
 */
@Validated
@ConfigurationProperties("liftline.consumer.retry")
record RetryProperties(
        @NotNull @DurationMin(millis = 10) Duration initialBackoff,
        @NotNull @DurationMin(millis = 10) Duration maxBackoff) {

    @AssertTrue(message = "max-backoff must be at least initial-backoff")
    boolean isMaxBackoffLongEnough() {
        return maxBackoff.compareTo(initialBackoff) >= 0;
    }
}
