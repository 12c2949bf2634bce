package dev.liftline.gateway.server;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.Route;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Metrics of client connections and requests; {@code docs/metrics.md} describes each. Successes and errors of all routes exist
 * from the start, so that alerts see the first. Thread-safe.
 */
@Component
class RequestMetrics {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "DELETE");
    private static final Duration[] BUCKETS = LongStream.of(1, 2, 5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .mapToObj(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final String OTHER = "OTHER";
    private static final int[] STATUS_CLASSES = {2, 4, 5};
    private static final int NOT_FOUND = 4;

    private record Key(@Nullable Route route, String method, int statusClass) {}

    private final MeterRegistry registry;
    private final Map<Key, Timer> requests = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();

    RequestMetrics(MeterRegistry registry) {
        this.registry = registry;
        for (Route route : Route.values()) {
            for (int statusClass : STATUS_CLASSES) {
                route.offeredMethods().forEach(method -> register(new Key(route, method, statusClass)));
            }
        }
        METHODS.forEach(method -> register(new Key(null, method, NOT_FOUND)));
        register(new Key(null, OTHER, NOT_FOUND));
        Gauge.builder("liftline.gateway.connections", connections, AtomicInteger::get)
                .description("Open client connections")
                .register(registry);
    }

    private void register(Key key) {
        requests.put(key, timer(key));
    }

    /** The number of open client connections, updated by {@link ClientConnections}. */
    AtomicInteger connections() {
        return connections;
    }

    /** Records the response to one request; {@code route} is null when none matched. */
    void completed(@Nullable Route route, String method, int status, long nanos) {
        Key key = new Key(route, METHODS.contains(method) ? method : OTHER, status / 100);
        requests.computeIfAbsent(key, this::timer).record(nanos, TimeUnit.NANOSECONDS);
    }

    private Timer timer(Key key) {
        return Timer.builder("liftline.gateway.requests")
                .description("Requests responded to")
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
}
