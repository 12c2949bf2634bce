package dev.liftline.consumer.erasure;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How skiers' data are deleted.
 *
 * @param interval between looks for new requests, 100 ms to 1 min
 * @param recheckInterval between looks for rides that were stored after the deletion, 100 ms to 1 h
 * @param retention how long a request is kept for that, 1 d to 10 years; longer than Kafka keeps {@code lift-rides}
 */
@Validated
@ConfigurationProperties("liftline.consumer.erasure")
record ErasureProperties(
        @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 1)
        Duration interval,

        @NotNull @DurationMin(millis = 100) @DurationMax(hours = 1)
        Duration recheckInterval,

        @NotNull @DurationMin(days = 1) @DurationMax(days = 3_650)
        Duration retention) {}
