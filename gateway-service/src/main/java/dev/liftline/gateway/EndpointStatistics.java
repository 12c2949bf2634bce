package dev.liftline.gateway;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** The latency of the SkiDataAPI's operations since this gateway started. Thread-safe. */
@Component
public class EndpointStatistics {

    private static final Set<Route> SKI_DATA_API = EnumSet.of(
            Route.LIST_RESORTS,
            Route.LIST_SEASONS,
            Route.ADD_SEASON,
            Route.COUNT_SKIERS,
            Route.RECORD_RIDE,
            Route.SKIER_DAY_VERTICAL,
            Route.SKIER_VERTICAL,
            Route.STATISTICS);

    private final Map<Route, Latency> latencies = new EnumMap<>(Route.class);

    EndpointStatistics() {
        SKI_DATA_API.forEach(route -> latencies.put(route, new Latency()));
    }

    /** One operation's latency in whole milliseconds. */
    public record Entry(String url, String operation, long mean, long max) {}

    /** Records one response, if its operation is in the SkiDataAPI. */
    public void record(Route route, long nanos) {
        Latency latency = latencies.get(route);
        if (latency != null) {
            latency.count.increment();
            latency.total.add(nanos);
            latency.max.accumulate(nanos);
        }
    }

    /** The operations that were called, in the order of {@link Route}. */
    public List<Entry> entries() {
        List<Entry> entries = new ArrayList<>();
        latencies.forEach((route, latency) -> {
            long count = latency.count.sum();
            if (count > 0) {
                entries.add(new Entry(
                        route.template(),
                        route.method(),
                        millis(latency.total.sum() / count),
                        millis(latency.max.get())));
            }
        });
        return entries;
    }

    private static long millis(long nanos) {
        return (nanos + TimeUnit.MILLISECONDS.toNanos(1) / 2) / TimeUnit.MILLISECONDS.toNanos(1);
    }

    private static final class Latency {
        private final LongAdder count = new LongAdder();
        private final LongAdder total = new LongAdder();
        private final LongAccumulator max = new LongAccumulator(Long::max, 0);
    }
}
