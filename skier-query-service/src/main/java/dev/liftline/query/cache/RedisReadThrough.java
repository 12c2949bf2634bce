package dev.liftline.query.cache;

import dev.liftline.query.Read;
import dev.liftline.query.ReadThrough;
import dev.liftline.query.VersionedJson;
import dev.liftline.query.cache.CacheMetrics.Source;
import dev.liftline.query.cache.CacheMetrics.Wait;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads through Redis as {@code docs/contracts/cache.md} states: one {@code GET} where the value is there; otherwise one
 * load for all callers of this replica, and, by the lease, for all replicas.
 */
@Component
class RedisReadThrough implements ReadThrough {

    /** A refresh during the load makes its value doubtful; a second one within milliseconds is next to impossible. */
    private static final int ATTEMPTS = 2;

    private static final double JITTER = 0.1;

    private final RedisCache redis;
    private final CacheProperties properties;
    private final CacheMetrics metrics;
    private final Flights<VersionedJson> flights = new Flights<>();

    RedisReadThrough(RedisCache redis, CacheProperties properties, CacheMetrics metrics) {
        this.redis = redis;
        this.properties = properties;
        this.metrics = metrics;
    }

    @Override
    public VersionedJson read(Read read, String key, Supplier<VersionedJson> load) {
        VersionedJson cached = redis.get(key);
        if (cached != null) {
            metrics.answered(read, Source.CACHE);
            return cached;
        }
        return flights.share(
                key, closeDoor -> miss(read, key, load, closeDoor), () -> metrics.answered(read, Source.SHARED));
    }

    private VersionedJson miss(Read read, String key, Supplier<VersionedJson> load, Runnable closeDoor) {
        for (int attempt = 1; ; attempt++) {
            switch (await(key)) {
                case Lease.Found found -> {
                    metrics.missed(Wait.WAITED);
                    metrics.answered(read, Source.CACHE);
                    return found.value();
                }
                case Lease.Taken lease -> {
                    metrics.missed(Wait.TAKEN);
                    @Nullable VersionedJson value = loadAndFill(read, key, lease, load, closeDoor, attempt == ATTEMPTS);
                    if (value != null) {
                        metrics.answered(read, Source.DATABASE);
                        return value;
                    }
                }
                case Lease.Busy busy -> {
                    metrics.missed(Wait.TIMED_OUT);
                    return loadOnly(read, load);
                }
                case Lease.Away away -> {
                    return loadOnly(read, load);
                }
            }
        }
    }

    /** Asks for the value or its lease until there is one of them or patience ends. */
    private Lease await(String key) {
        long deadline = System.nanoTime() + properties.patience().toNanos();
        while (true) {
            Lease lease = redis.take(key, properties.lease());
            if (!(lease instanceof Lease.Busy) || System.nanoTime() >= deadline) {
                return lease;
            }
            pause();
        }
    }

    /** The value, or null where a refresh came in between, so that it may be older than the refresh, and is not wanted. */
    private @Nullable VersionedJson loadAndFill(
            Read read,
            String key,
            Lease.Taken lease,
            Supplier<VersionedJson> load,
            Runnable closeDoor,
            boolean wantedAnyway) {
        VersionedJson value;
        try {
            value = metrics.load(read, load);
        } catch (RuntimeException failure) {
            redis.release(key, lease);
            throw failure;
        }
        // NB: before the fill, so that all who share the value asked before the fill proved that no refresh came after
        // the
        // load. Who asks later gets what is in Redis.
        closeDoor.run();
        Fill fill = redis.fill(key, lease, value, timeToLive(read, value));
        metrics.filled(fill);
        return fill == Fill.LEASE_LOST && !wantedAnyway ? null : value;
    }

    private VersionedJson loadOnly(Read read, Supplier<VersionedJson> load) {
        VersionedJson value = metrics.load(read, load);
        metrics.answered(read, Source.DATABASE);
        return value;
    }

    private Duration timeToLive(Read read, VersionedJson value) {
        if (read == Read.RESORT_DAY) {
            return properties.resortDayTimeToLive();
        }
        if (value.isNoData()) {
            return properties.noDataTimeToLive();
        }
        // Values that were filled together shall not lapse together.
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-JITTER, JITTER);
        return Duration.ofMillis(Math.round(properties.timeToLive().toMillis() * factor));
    }

    private void pause() {
        try {
            Thread.sleep(properties.poll());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another reader's load", e);
        }
    }
}
