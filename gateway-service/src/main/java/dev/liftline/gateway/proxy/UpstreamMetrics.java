package dev.liftline.gateway.proxy;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.proxy.UpstreamException.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Counts retries, ejections and fallbacks; {@code docs/metrics.md} describes each metric. All exist from the start, so that alerts see
 * the first increment. Thread-safe.
 */
@Component
class UpstreamMetrics {

    private static final Set<Reason> RETRIED =
            EnumSet.of(Reason.NOT_CONNECTED, Reason.CONNECTION_LOST, Reason.TIMED_OUT, Reason.UNAVAILABLE);

    private final MeterRegistry registry;

    UpstreamMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (PoolName pool : PoolName.values()) {
            RETRIED.forEach(reason -> retries(pool, reason));
            retriesDenied(pool);
            ejections(pool);
            fallbacks(pool);
        }
    }

    void retried(PoolName pool, Reason reason) {
        retries(pool, reason).increment();
    }

    void retryDenied(PoolName pool) {
        retriesDenied(pool).increment();
    }

    void ejected(PoolName pool) {
        ejections(pool).increment();
    }

    void fellBack(PoolName pool) {
        fallbacks(pool).increment();
    }

    private Counter retries(PoolName pool, Reason reason) {
        return Counter.builder("liftline.gateway.retries")
                .description("Retries at another replica, or at the only one")
                .tag("pool", pool.id())
                .tag("reason", reason.tag())
                .register(registry);
    }

    private Counter retriesDenied(PoolName pool) {
        return counter("liftline.gateway.retries.denied", "Retries that the retry budget did not allow", pool);
    }

    private Counter ejections(PoolName pool) {
        return counter("liftline.gateway.ejections", "Replicas ejected because requests to them failed", pool);
    }

    private Counter fallbacks(PoolName pool) {
        return counter(
                "liftline.gateway.fallbacks", "Requests that another pool served because no replica was usable", pool);
    }

    private Counter counter(String name, String description, PoolName pool) {
        return Counter.builder(name)
                .description(description)
                .tag("pool", pool.id())
                .register(registry);
    }
}
