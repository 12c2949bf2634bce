package dev.liftline.ingest;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How much the service takes on at once and how long a request may wait.
 *
 * @param maxInFlight rides sent and not yet settled, at most; a full batch must fit
 * @param answerWithin how long a request waits for all of its rides together
 */
@Validated
@ConfigurationProperties("liftline.ingest")
record IngestProperties(
        @Min(RecordRides.MAX_BATCH) @Max(1_000_000) int maxInFlight,

        @NotNull @DurationMin(millis = 100) @DurationMax(seconds = 60)
        Duration answerWithin) {}
