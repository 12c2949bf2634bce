package dev.liftline.gateway.proxy;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.proxy.UpstreamException.Reason;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The data plane's meters; {@code docs/metrics.md} says what each means. Thread-safe. */
@Component
class GatewayMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofMillis(2_500),
        Duration.ofSeconds(5)
    };

    private record RequestKey(@Nullable Route route, String method, int statusClass) {}

    private record RetryKey(PoolName pool, Reason reason) {}

    private final MeterRegistry registry;
    private final Map<RequestKey, Timer> requests = new ConcurrentHashMap<>();
    private final Map<RetryKey, Counter> retries = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    GatewayMetrics(MeterRegistry registry) {
        this.registry = registry;
        Gauge.builder("liftline.gateway.connections", connections, AtomicInteger::get)
                .description("Client connections open now")
                .register(registry);
    }

    /** Client connections open now, kept up to date by those who open and close them. */
    AtomicInteger connections() {
        return connections;
    }

    /** One request was answered; {@code route} is null when it matched none. */
    void answered(@Nullable Route route, String method, int status, long nanos) {
        requests.computeIfAbsent(new RequestKey(route, method, status / 100), this::timer)
                .record(nanos, TimeUnit.NANOSECONDS);
    }

    void retried(PoolName pool, Reason reason) {
        retries.computeIfAbsent(
                        new RetryKey(pool, reason), key -> counter("retries", "Attempts on another replica", key))
                .increment();
    }

    void retryDenied(PoolName pool) {
        poolCounter("retries.denied", "Retries that the budget did not allow", pool)
                .increment();
    }

    void ejected(PoolName pool) {
        poolCounter("ejections", "Replicas taken out because requests to them failed", pool)
                .increment();
    }

    private Timer timer(RequestKey key) {
        return Timer.builder("liftline.gateway.requests")
                .description("Requests answered to clients")
                .tag("pool", poolTag(key.route()))
                .tag("method", key.method())
                .tag("status", key.statusClass() + "xx")
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }

    private static String poolTag(@Nullable Route route) {
        if (route == null) {
            return "none";
        }
        PoolName pool = route.pool();
        return pool == null ? "gateway" : pool.id();
    }

    private Counter counter(String name, String description, RetryKey key) {
        return Counter.builder("liftline.gateway." + name)
                .description(description)
                .tag("pool", key.pool().id())
                .tag("reason", key.reason().tag())
                .register(registry);
    }

    private Counter poolCounter(String name, String description, PoolName pool) {
        return Counter.builder("liftline.gateway." + name)
                .description(description)
                .tag("pool", pool.id())
                .register(registry);
    }
}
