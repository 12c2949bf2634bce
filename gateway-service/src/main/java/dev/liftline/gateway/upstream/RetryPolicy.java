package dev.liftline.gateway.upstream;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How often a request may be repeated on another replica.
 *
 * @param attempts most attempts of one request, the first included
 * @param ratio retries that each request pays for, 0 to 1
 * @param reserve retries that may happen at once when nothing was saved up
 */
public record RetryPolicy(
        @Min(1) @Max(10) int attempts,
        @DecimalMin("0") @DecimalMax("1") double ratio,
        @Min(1) int reserve) {}
