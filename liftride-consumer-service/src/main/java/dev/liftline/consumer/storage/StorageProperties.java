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
 */
@Validated
@ConfigurationProperties("liftline.storage")
record StorageProperties(@NotNull @DurationMin(seconds = 1) Duration liftsMaxAge) {}
