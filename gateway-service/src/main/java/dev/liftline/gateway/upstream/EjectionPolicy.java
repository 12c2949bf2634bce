package dev.liftline.gateway.upstream;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/**
 * When a replica that fails requests is ejected, and for how long.
 *
 * @param failures consecutive failures that eject
 * @param baseTime duration of the first ejection; each further one lasts twice as long
 * @param maxTime longest ejection, at least {@code baseTime}; also how long a replica must not fail before its earlier ejections are forgotten
 */
public record EjectionPolicy(
        @Positive int failures,
        @NotNull @DurationMin(millis = 1) Duration baseTime,
        @NotNull @DurationMin(millis = 1) Duration maxTime) {

    @AssertTrue(message = "max-time must be at least base-time")
    boolean isMaxTimeLongEnough() {
        return maxTime.compareTo(baseTime) >= 0;
    }
}
