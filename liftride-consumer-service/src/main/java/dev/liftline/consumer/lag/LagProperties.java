package dev.liftline.consumer.lag;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the consumer lag is measured.
 *
 * @param interval from the end of a measurement to the next, 100 ms to 1 min
 */
@Validated
@ConfigurationProperties("liftline.consumer.lag")
record LagProperties(
        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration interval) {}
