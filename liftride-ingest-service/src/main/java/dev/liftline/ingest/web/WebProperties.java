package dev.liftline.ingest.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the HTTP adapter.
 *
 * @param maxInFlightRequests limit of requests in flight, 1 to 100,000; further ones get 429
 */
@Validated
@ConfigurationProperties("liftline.ingest")
record WebProperties(@Min(1) @Max(100_000) int maxInFlightRequests) {}
