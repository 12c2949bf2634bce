package dev.liftline.query.board;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What the board shows.
 *
 * @param silentAfter how long a lift has no ride, while the resort is open, until its scanner counts as silent
 * @param concurrentHeavyQueries reads of all rides of a day or season at a time; further ones get 429, a day not before it waited for a second
 */
@Validated
@ConfigurationProperties("liftline.query.board")
record BoardProperties(
        @NotNull @DurationMin(minutes = 1) @DurationMax(days = 1)
        Duration silentAfter,

        @Min(1) @Max(64) int concurrentHeavyQueries) {}
