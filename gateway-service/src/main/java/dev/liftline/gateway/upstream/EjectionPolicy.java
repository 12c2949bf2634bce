package dev.liftline.gateway.upstream;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Duration;

/**
 * When a replica that fails requests sits out, and for how long.
 *
 * @param failures consecutive failures that eject
 * @param firstTime how long the first ejection lasts; each further one lasts twice as long
 * @param longestTime the longest ejection, and how long a returned replica must behave for its past to be forgotten
 */
public record EjectionPolicy(
        @Positive int failures,
        @NotNull Duration firstTime,
        @NotNull Duration longestTime) {}
