package dev.liftline.query.cache;

import dev.liftline.query.Read;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** The meters of cached reads. All exist from the start, so that a rate of zero differs from a missing meter. */
@Component
class CacheMetrics {

    /** The source of a read's value. */
    enum Source {
        CACHE,
        SHARED,
        DATABASE
    }

    /** How a miss ended: the reader took the lease, got the value of its holder, or stopped waiting for it. */
    enum LeaseResult {
        TAKEN,
        WAITED,
        TIMED_OUT
    }

    private record ReadMeters(Map<Source, Counter> bySource, Timer loads, Counter loadFailures, Counter unreadable) {}

    private final MeterRegistry registry;
    private final Map<Read, ReadMeters> reads;
    private final Map<LeaseResult, Counter> leases;
    private final Map<FillResult, Counter> fills;

    CacheMetrics(MeterRegistry registry) {
        this.registry = registry;
        reads = forEach(Read.class, this::readMeters);
        leases = forEach(
                LeaseResult.class,
                result -> counter(
                        "liftline.query.leases",
                        "Misses while Redis was available, by the result of requesting the lease",
                        "result",
                        tag(result)));
        fills = forEach(
                FillResult.class,
                result -> counter("liftline.query.fills", "Fills of Redis, by result", "result", result.tag()));
    }

    void read(Read read, Source source) {
        get(get(reads, read).bySource(), source).increment();
    }

    /** Runs and times {@code load}. */
    VersionedJson load(Read read, Supplier<VersionedJson> load) {
        ReadMeters meters = get(reads, read);
        long start = System.nanoTime();
        try {
            VersionedJson value = load.get();
            meters.loads().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return value;
        } catch (RuntimeException failure) {
            meters.loadFailures().increment();
            throw failure;
        }
    }

    /** Counts a cached value that this release does not write. */
    void unreadable(Read read) {
        get(reads, read).unreadable().increment();
    }

    void lease(LeaseResult result) {
        get(leases, result).increment();
    }

    void fill(FillResult result) {
        get(fills, result).increment();
    }

    private ReadMeters readMeters(Read read) {
        return new ReadMeters(
                forEach(
                        Source.class,
                        source -> counter(
                                "liftline.query.reads",
                                "Cached reads, by the source of the value",
                                "read",
                                read.tag(),
                                "source",
                                tag(source))),
                Timer.builder("liftline.query.loads")
                        .description("Successful loads from PostgreSQL")
                        .tag("read", read.tag())
                        .register(registry),
                counter("liftline.query.load.failures", "Failed loads from PostgreSQL", "read", read.tag()),
                counter(
                        "liftline.query.values.unreadable",
                        "Cached values that this release does not write, loaded again",
                        "read",
                        read.tag()));
    }

    private Counter counter(String name, String description, String... tags) {
        return Counter.builder(name).description(description).tags(tags).register(registry);
    }

    private static <K extends Enum<K>, M> Map<K, M> forEach(Class<K> keys, Function<K, M> meter) {
        Map<K, M> meters = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            meters.put(key, meter.apply(key));
        }
        return meters;
    }

    private static <K, M> M get(Map<K, M> meters, K key) {
        return Objects.requireNonNull(meters.get(key));
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
