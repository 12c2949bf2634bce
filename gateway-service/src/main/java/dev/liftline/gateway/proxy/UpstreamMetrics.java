package dev.liftline.gateway.proxy;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.proxy.UpstreamException.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/** Counts retries and ejections; {@code docs/metrics.md} describes each metric. Thread-safe. */
@Component
class UpstreamMetrics {

    private final MeterRegistry registry;

    UpstreamMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void retried(PoolName pool, Reason reason) {
        Counter.builder("liftline.gateway.retries")
                .description("Retries at another replica, or at the only one")
                .tag("pool", pool.id())
                .tag("reason", reason.tag())
                .register(registry)
                .increment();
    }

    void retryDenied(PoolName pool) {
        count("liftline.gateway.retries.denied", "Retries that the retry budget did not allow", pool);
    }

    void ejected(PoolName pool) {
        count("liftline.gateway.ejections", "Replicas ejected because requests to them failed", pool);
    }

    private void count(String name, String description, PoolName pool) {
        Counter.builder(name)
                .description(description)
                .tag("pool", pool.id())
                .register(registry)
                .increment();
    }
}
