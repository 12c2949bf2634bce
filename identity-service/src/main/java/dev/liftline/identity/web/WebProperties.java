package dev.liftline.identity.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How many requests are handled at a time.
 *
 * @param maxInFlightRequests maximum number of clients' requests in flight; further ones get 429
 */
@Validated
@ConfigurationProperties("liftline.identity.web")
record WebProperties(@Min(1) @Max(100_000) int maxInFlightRequests) {}
