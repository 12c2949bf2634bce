package dev.liftline.gateway.identity;

import dev.liftline.servicekit.settings.AbsoluteFile;
import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Keys and sessions that the gateway knows.
 *
 * @param snapshot the file that keeps them over a restart; null for none
 * @param feedInterval between two polls of the access feed
 * @param wholeSetInterval between two polls of everything instead of changes, in case the database was restored
 * @param maxFeedAge after which operators are refused until the feed is back
 * @param sessionLifetime how long a session that was looked up is known without another look-up; less than the identity service's {@code
 *     gateway-memory}
 * @param maxSessions number of sessions known at once
 * @param addressKeys the key of each range of addresses
 */
@Validated
@ConfigurationProperties("liftline.gateway.access")
public record AccessProperties(
        @MayBeEmpty @Nullable AbsoluteFile snapshot,
        @NotNull @DurationMin(millis = 10) Duration feedInterval,
        @NotNull @DurationMin(millis = 10) Duration wholeSetInterval,
        @NotNull @DurationMin(seconds = 1) Duration maxFeedAge,

        @NotNull @DurationMin(seconds = 1) @DurationMax(minutes = 10)
        Duration sessionLifetime,

        @Min(1) @Max(10_000_000) int maxSessions,
        @MayBeEmpty @NotNull AddressKeys addressKeys) {}
