package dev.liftline.query.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are handled at a time.
 *
 * @param maxInFlightRequests maximum number of API requests in flight; further ones get 503
 */
@Validated
@ConfigurationProperties("liftline.query.web")
record WebProperties(@Min(1) @Max(100_000) int maxInFlightRequests) {}
