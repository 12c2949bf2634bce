package dev.liftline.gateway.upstream;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/**
 * How often requests may be retried.
 *
 * @param maxAttempts attempts of one request, the first included
 * @param ratio retries that each request adds to the budget, 0 to 1
 * @param reserve size of the budget: retries that may follow each other at once
 */
public record RetryPolicy(
        @Min(1) @Max(10) int maxAttempts,
        @DecimalMin("0") @DecimalMax("1") double ratio,
        @Min(1) int reserve) {}
