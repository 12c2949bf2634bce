package dev.liftline.query.storage;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How PostgreSQL is read.
 *
 * @param namesMaxAge maximum age of the names of resorts and lifts in memory
 * @param leadersMaxAge maximum age of the counts of a leaderboard in memory
 */
@Validated
@ConfigurationProperties("liftline.query.storage")
record StorageProperties(
        @NotNull @DurationMin(millis = 1) Duration namesMaxAge,
        @NotNull @DurationMin(millis = 1) Duration leadersMaxAge) {}
