package dev.liftline.ingest.web;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How requests are let in.
 *
 * @param maxRequests requests at a time, 1 to 100,000; more are answered 429
 */
@Validated
@ConfigurationProperties("liftline.ingest.web")
record WebProperties(@Min(1) @Max(100_000) int maxRequests) {}
