package dev.liftline.gateway.upstream;

import dev.liftline.gateway.PoolName;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * The pools and how their replicas are judged.
 *
 * @param pools one for every {@link PoolName}
 */
@Validated
@ConfigurationProperties("liftline.gateway.upstream")
public record UpstreamProperties(
        @Size(min = 3, message = "must name every pool") Map<PoolName, @Valid Pool> pools,
        @NotNull @Valid EjectionPolicy ejection,
        @NotNull @Valid RetryPolicy retry,
        @NotNull @Valid Checks checks,
        @NotNull @Valid Refresh refresh) {

    /**
     * One pool.
     *
     * @param source where its replicas are found
     * @param timeout how long a client waits for an answer, retries included
     * @param attemptTimeout how long one replica may take before another is asked
     * @param connectTimeout how long a replica may take to accept a connection
     * @param maxInFlight requests at once; the next is answered 429
     * @param slowAfter how long a request takes that has its replica get fewer at a time; null where none does
     */
    public record Pool(
            @NotNull UpstreamSource source,
            @NotNull Duration timeout,
            @NotNull Duration attemptTimeout,
            @NotNull Duration connectTimeout,
            @Positive int maxInFlight,
            @Nullable @DurationMin(millis = 1) Duration slowAfter) {}

    /**
     * The active health checks: {@code GET /readyz} at every replica.
     *
     * @param interval between two checks of a replica
     * @param timeout of one check
     * @param failures consecutive ones without an answer that take a replica out; an answer that says no does so at once
     * @param successes consecutive ones that bring it back; a newly found replica needs one
     */
    public record Checks(
            @NotNull Duration interval,
            @NotNull Duration timeout,
            @Min(1) @Max(100) int failures,
            @Min(1) @Max(100) int successes) {}

    /**
     * How often lists of replicas are read again.
     *
     * @param file for {@link UpstreamSource.WatchedFile}
     * @param dns for {@link UpstreamSource.Dns}
     */
    public record Refresh(@NotNull Duration file, @NotNull Duration dns) {}

    /** The settings of one pool. */
    public Pool pool(PoolName name) {
        Pool pool = pools.get(name);
        if (pool == null) {
            throw new IllegalStateException("liftline.gateway.upstream.pools lacks " + name.id());
        }
        return pool;
    }
}
