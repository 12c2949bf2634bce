package dev.liftline.query.cache;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How reads are cached.
 *
 * @param timeToLive TTL of a skier's value, ± 10 %
 * @param noDataTimeToLive TTL of "no data" about a skier
 * @param resortDayTimeToLive TTL of a resort's day, known or not: nothing refreshes it
 * @param board how what the board shows is cached
 * @param leaseTimeToLive how long one reader may load a value that others wait for
 * @param leaseWaitTimeout how long the others wait before they load for themselves
 * @param leasePollInterval interval between two checks of a waiting reader
 * @param circuitBreaker when Redis counts as unavailable
 */
@Validated
@ConfigurationProperties("liftline.query.cache")
record CacheProperties(
        @NotNull @DurationMin(millis = 1) Duration timeToLive,
        @NotNull @DurationMin(millis = 1) Duration noDataTimeToLive,
        @NotNull @DurationMin(millis = 1) Duration resortDayTimeToLive,
        @Valid @NotNull Board board,
        @NotNull @DurationMin(millis = 1) Duration leaseTimeToLive,
        @NotNull @DurationMin(millis = 1) Duration leaseWaitTimeout,
        @NotNull @DurationMin(millis = 1) Duration leasePollInterval,
        @Valid @NotNull CircuitBreaker circuitBreaker) {

    @AssertTrue(message = "lease-wait-timeout must be shorter than lease-time-to-live")
    boolean isWaitShorterThanLease() {
        return leaseWaitTimeout.compareTo(leaseTimeToLive) < 0;
    }

    /**
     * How what the board shows is cached. Nothing refreshes it.
     *
     * @param dayTimeToLive TTL of a day
     * @param replayTimeToLive TTL of the replay of a resort's latest day
     * @param closedReplayTimeToLive TTL of the replay of an earlier day
     * @param seasonTimeToLive TTL of a season
     */
    record Board(
            @NotNull @DurationMin(millis = 1) Duration dayTimeToLive,
            @NotNull @DurationMin(millis = 1) Duration replayTimeToLive,
            @NotNull @DurationMin(millis = 1) Duration closedReplayTimeToLive,
            @NotNull @DurationMin(millis = 1) Duration seasonTimeToLive) {}

    /**
     * When Redis counts as unavailable.
     *
     * @param calls the latest commands that are judged, once half of them happened
     * @param failureRate percentage of failed or timed-out commands among them that opens the breaker
     * @param openFor how long it stays open before Redis is tried again
     */
    record CircuitBreaker(
            @Min(1) int calls,
            @Min(1) @Max(100) int failureRate,
            @NotNull @DurationMin(millis = 1) Duration openFor) {}
}
