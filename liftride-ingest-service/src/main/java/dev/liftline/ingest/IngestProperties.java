package dev.liftline.ingest;

import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the use case.
 *
 * @param responseTimeout how long a request waits for the acknowledgement of its rides, 100 ms to 60 s
 * @param clockOffset added to the service's clock, -1 to 1 day; for tests of clock skew
 */
@Validated
@ConfigurationProperties("liftline.ingest")
record IngestProperties(
        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration responseTimeout,

        @NotNull @DurationMin(days = -1) @DurationMax(days = 1)
        Duration clockOffset) {}
