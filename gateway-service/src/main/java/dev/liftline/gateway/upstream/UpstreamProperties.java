package dev.liftline.gateway.upstream;

import dev.liftline.gateway.PoolName;
import dev.liftline.servicekit.settings.MayBeEmpty;
import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.validation.annotation.Validated;

/**
 * Settings of the pools and their replicas.
 *
 * @param pools one for every {@link PoolName}
 * @param restartTime how long a replica takes to come back after a crash
 * @param affinity how long consecutive requests go to the same replica; zero for always the least loaded
 */
@Validated
@ConfigurationProperties("liftline.gateway.upstream")
public record UpstreamProperties(
        @Size(min = 5, message = "must name every pool") Map<PoolName, @Valid Pool> pools,
        @NotNull @DurationMin(seconds = 1) Duration restartTime,
        @NotNull @DurationMin Duration affinity,
        @NotNull @Valid @NestedConfigurationProperty EjectionPolicy ejection,
        @NotNull @Valid @NestedConfigurationProperty RetryPolicy retry,
        @NotNull @Valid HealthChecks healthChecks,
        @NotNull @Valid Discovery discovery) {

    /**
     * One pool.
     *
     * @param source where its replicas are found
     * @param timeout how long a client waits for a response, retries included
     * @param attemptTimeout how long one attempt may take
     * @param connectTimeout how long a replica may take to accept a connection
     * @param maxInFlightRequests requests in flight at each replica; with no room left the response is 429
     * @param latencyThreshold latency above which the replica's limit is reduced; null for a fixed limit
     * @param fallback the pool that serves its requests while it has no usable replica; null for none
     */
    public record Pool(
            @NotNull UpstreamSource source,
            @NotNull @DurationMin(millis = 1) Duration timeout,
            @NotNull @DurationMin(millis = 1) Duration attemptTimeout,
            @NotNull @DurationMin(millis = 1) Duration connectTimeout,
            @Positive int maxInFlightRequests,
            @Nullable @DurationMin(millis = 1) Duration latencyThreshold,
            @MayBeEmpty @Nullable PoolName fallback) {}

    /**
     * The health checks: {@code GET /readyz} at every replica.
     *
     * @param interval between two checks of a replica
     * @param timeout of one check
     * @param failures consecutive checks without a response that make a replica unhealthy; a response other than 200 does
     *     so at once
     * @param successes consecutive checks that make it healthy again; a new replica needs one
     */
    public record HealthChecks(
            @NotNull @DurationMin(millis = 1) Duration interval,
            @NotNull @DurationMin(millis = 1) Duration timeout,
            @Min(1) @Max(100) int failures,
            @Min(1) @Max(100) int successes) {}

    /**
     * How often the replicas are looked up.
     *
     * @param fileInterval for {@link UpstreamSource.WatchedFile}
     * @param dnsInterval for {@link UpstreamSource.Dns}
     */
    public record Discovery(
            @NotNull @DurationMin(millis = 1) Duration fileInterval,
            @NotNull @DurationMin(millis = 1) Duration dnsInterval) {}

    /** Only the two query pools run the same application. */
    @AssertTrue(
            message = "pools.query-mobile.fallback and pools.query-web.fallback must each be the other query pool or"
                    + " empty")
    boolean isFallbackOfTheSameApplication() {
        return pools.entrySet().stream().allMatch(pool -> {
            PoolName fallback = pool.getValue().fallback();
            return fallback == null || (fallback != pool.getKey() && isQuery(fallback) && isQuery(pool.getKey()));
        });
    }

    private static boolean isQuery(PoolName pool) {
        return pool == PoolName.QUERY_MOBILE || pool == PoolName.QUERY_WEB;
    }

    /** The settings of one pool. */
    public Pool pool(PoolName name) {
        return Objects.requireNonNull(pools.get(name));
    }
}
