package dev.liftline.consumer.storage;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How rides are stored.
 *
 * @param liftsMaxAge how old the lifts' verticals held in memory may be, at least 1 s
 * @param transactionLimit how long a transaction may take until PostgreSQL ends it, at least 1 s; less than the connection's socket time-out
 */
@Validated
@ConfigurationProperties("liftline.storage")
record StorageProperties(
        @NotNull @DurationMin(seconds = 1) Duration liftsMaxAge,
        @NotNull @DurationMin(seconds = 1) Duration transactionLimit) {}
