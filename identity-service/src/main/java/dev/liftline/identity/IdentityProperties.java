package dev.liftline.identity;

import dev.liftline.servicekit.settings.AbsoluteFile;
import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.Valid;
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
 * How long access lasts, and what slows guessing.
 *
 * @param initialAccessFile file of the access that is added at the start if it is missing; empty for none
 * @param activationValidity how long an activation code can be used
 * @param auditRetention after which entries of the audit are deleted
 */
@Validated
@ConfigurationProperties("liftline.identity")
public record IdentityProperties(
        @MayBeEmpty @Nullable AbsoluteFile initialAccessFile,
        @NotNull @DurationMin(minutes = 1) Duration activationValidity,

        @NotNull @DurationMin(days = 1) @DurationMax(days = 3_650)
        Duration auditRetention,

        @Valid @NotNull Session session,
        @Valid @NotNull SignIn signIn) {

    /**
     * When sessions end.
     *
     * @param skierIdleTimeout time without use after which a skier's session ends
     * @param operatorIdleTimeout the same of an operator's session
     * @param skierMaxLifetime time after which a skier's session ends however much it is used
     * @param operatorMaxLifetime the same of an operator's session
     * @param gatewayMemory how long gateways are told that a session has ended; longer than the 10 min for which they may
     *     remember sessions
     */
    public record Session(
            @NotNull @DurationMin(minutes = 1) @DurationMax(days = 365)
            Duration skierIdleTimeout,

            @NotNull @DurationMin(minutes = 1) @DurationMax(days = 365)
            Duration operatorIdleTimeout,

            @NotNull @DurationMin(minutes = 1) @DurationMax(days = 3_650)
            Duration skierMaxLifetime,

            @NotNull @DurationMin(minutes = 1) @DurationMax(days = 3_650)
            Duration operatorMaxLifetime,

            @NotNull @DurationMin(minutes = 11) @DurationMax(days = 1)
            Duration gatewayMemory) {}

    /**
     * What slows guessing.
     *
     * @param accountFailures of one account, without a delay; each further one doubles it, from 1 s
     * @param addressFailures the same from one address
     * @param maxDelay limit of the delay
     * @param concurrentHashes PINs and passphrases that are hashed at a time
     * @param hashWaitTimeout how long a further one waits
     */
    public record SignIn(
            @Min(1) @Max(1_000) int accountFailures,
            @Min(1) @Max(100_000) int addressFailures,

            @NotNull @DurationMin(seconds = 1) @DurationMax(days = 1)
            Duration maxDelay,

            @Min(1) @Max(64) int concurrentHashes,

            @NotNull @DurationMin(millis = 1) @DurationMax(seconds = 60)
            Duration hashWaitTimeout) {}
}
