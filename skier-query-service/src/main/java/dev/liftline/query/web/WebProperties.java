package dev.liftline.query.web;

import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Which requests are handled, and how many at a time.
 *
 * @param api the API that this replica has besides the reads of all; null for both
 * @param maxInFlightRequests maximum number of API requests in flight; further ones get 503
 */
@Validated
@ConfigurationProperties("liftline.query.web")
record WebProperties(
        @MayBeEmpty @Nullable QueryApi api,
        @Min(1) @Max(100_000) int maxInFlightRequests) {}
