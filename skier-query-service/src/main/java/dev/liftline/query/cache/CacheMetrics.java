package dev.liftline.query.cache;

import dev.liftline.query.Read;
import dev.liftline.query.VersionedJson;
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

/** Counts where answers came from. Every meter is there from the start, so that a rate of zero can be told from silence. */
@Component
class CacheMetrics {

    /** Where a read's answer came from. */
    enum Source {
        CACHE,
        SHARED,
        DATABASE
    }

    /** How a reader who missed came by the value. */
    enum Wait {
        TAKEN,
        WAITED,
        TIMED_OUT
    }

    private final Map<Read, Map<Source, Counter>> reads;
    private final Map<Read, Timer> loads;
    private final Map<Read, Counter> failures;
    private final Map<Wait, Counter> leases;
    private final Map<Fill, Counter> fills;

    CacheMetrics(MeterRegistry registry) {
        reads = of(
                Read.class,
                read -> of(
                        Source.class,
                        source -> Counter.builder("liftline.query.reads")
                                .description("Reads answered, by where the answer came from")
                                .tag("read", read.tag())
                                .tag("source", tag(source))
                                .register(registry)));
        loads = of(
                Read.class,
                read -> Timer.builder("liftline.query.loads")
                        .description("Loads from PostgreSQL that succeeded")
                        .tag("read", read.tag())
                        .register(registry));
        failures = of(
                Read.class,
                read -> Counter.builder("liftline.query.load.failures")
                        .description("Loads from PostgreSQL that failed")
                        .tag("read", read.tag())
                        .register(registry));
        leases = of(
                Wait.class,
                wait -> Counter.builder("liftline.query.leases")
                        .description("Misses, by how the reader came by the value")
                        .tag("result", tag(wait))
                        .register(registry));
        fills = of(
                Fill.class,
                fill -> Counter.builder("liftline.query.fills")
                        .description("Values offered to Redis, by what became of them")
                        .tag("result", fill.tag())
                        .register(registry));
    }

    void answered(Read read, Source source) {
        meter(meter(reads, read), source).increment();
    }

    /** Times {@code load}. */
    VersionedJson load(Read read, Supplier<VersionedJson> load) {
        long start = System.nanoTime();
        try {
            VersionedJson value = load.get();
            meter(loads, read).record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
            return value;
        } catch (RuntimeException failure) {
            meter(failures, read).increment();
            throw failure;
        }
    }

    void missed(Wait wait) {
        meter(leases, wait).increment();
    }

    void filled(Fill fill) {
        meter(fills, fill).increment();
    }

    private static <K extends Enum<K>, M> Map<K, M> of(Class<K> keys, Function<K, M> meter) {
        Map<K, M> meters = new EnumMap<>(keys);
        for (K key : keys.getEnumConstants()) {
            meters.put(key, meter.apply(key));
        }
        return meters;
    }

    private static <K, M> M meter(Map<K, M> meters, K key) {
        return Objects.requireNonNull(meters.get(key));
    }

    private static String tag(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
