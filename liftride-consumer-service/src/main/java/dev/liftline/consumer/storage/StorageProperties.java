package dev.liftline.consumer.storage;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How rides are stored.
 *
 * @param liftsMaxAge max age of the lifts' verticals in memory, at least 1 s
 * @param socketTimeoutSeconds how long a statement waits for a response, at least 1 s; used by {@code spring.datasource}
 * @param idleTransactionTimeoutSeconds when PostgreSQL ends the transaction of a replica that hangs, at least 1 s; used by
 *     {@code spring.datasource}
 */
@Validated
@ConfigurationProperties("liftline.consumer.storage")
record StorageProperties(
        @NotNull @DurationMin(seconds = 1) Duration liftsMaxAge,
        @Positive int socketTimeoutSeconds,
        @Positive int idleTransactionTimeoutSeconds) {

    @AssertTrue(message = "idle-transaction-timeout-seconds must be less than socket-timeout-seconds")
    boolean isIdleTransactionTimeoutShorter() {
        return idleTransactionTimeoutSeconds < socketTimeoutSeconds;
    }
}
