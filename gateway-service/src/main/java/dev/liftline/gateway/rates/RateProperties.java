package dev.liftline.gateway.rates;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Limits of requests in a window, of this gateway alone; 0 for none.
 *
 * @param window for which the limits are; all of a limit may be used at once, and is given back evenly
 * @param key requests of one key
 * @param session requests of one session
 * @param address attempts of one address to sign in or with a session that is not known yet
 */
@Validated
@ConfigurationProperties("liftline.gateway.rates")
public record RateProperties(
        @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1)
        Duration window,

        @Min(0) @Max(1_000_000_000) int key,
        @Min(0) @Max(1_000_000_000) int session,
        @Min(0) @Max(1_000_000_000) int address) {}
