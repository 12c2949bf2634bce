package dev.liftline.query.cache;

import dev.liftline.query.Read;
import dev.liftline.query.cache.CacheMetrics.LeaseResult;
import dev.liftline.query.cache.CacheMetrics.Source;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads through Redis as {@code docs/contracts/cache.md} states. A hit costs one {@code GET}. On a miss the callers of this
 * replica share one load ({@link SingleFlight}), and the replicas share one by a lease in Redis.
 */
@Component
class ReadThrough {

    private static final double TIME_TO_LIVE_JITTER = 0.1;

    private final CacheCommands redis;
    private final CacheProperties properties;
    private final CacheMetrics metrics;
    private final SingleFlight<VersionedJson> singleFlight = new SingleFlight<>();

    ReadThrough(CacheCommands redis, CacheProperties properties, CacheMetrics metrics) {
        this.redis = redis;
        this.properties = properties;
        this.metrics = metrics;
    }

    /**
     * Returns the value of {@code key}, loading it on a miss.
     *
     * @throws RuntimeException what {@code load} throws
     */
    VersionedJson read(Read read, String key, Supplier<VersionedJson> load) {
        VersionedJson cached = redis.get(key);
        if (cached != null) {
            metrics.read(read, Source.CACHE);
            return cached;
        }
        Miss miss = new Miss(read, key, load);
        // Callers that arrive during the load share its result. A successful fill proves that the value is current
        // for them: no refresh has deleted the lease. Callers that arrive during the fill load again.
        return singleFlight.run(key, miss::load, miss::fill, () -> metrics.read(read, Source.SHARED));
    }

    /** The steps of one miss. */
    private final class Miss {

        private final Read read;
        private final String key;
        private final Supplier<VersionedJson> load;

        Miss(Read read, String key, Supplier<VersionedJson> load) {
            this.read = read;
            this.key = key;
            this.load = load;
        }

        /** Gets the value from PostgreSQL, or from the reader that holds the lease. */
        Loaded load() {
            return switch (awaitLease()) {
                case Lease.Found found -> {
                    metrics.lease(LeaseResult.WAITED);
                    yield new Loaded(found.value(), Source.CACHE, null);
                }
                case Lease.Taken lease -> {
                    metrics.lease(LeaseResult.TAKEN);
                    yield new Loaded(loadHolding(lease), Source.DATABASE, lease);
                }
                case Lease.Busy busy -> {
                    metrics.lease(LeaseResult.TIMED_OUT);
                    yield loadWithoutLease();
                }
                case Lease.Unavailable unavailable -> loadWithoutLease();
            };
        }

        /**
         * Fills the cache. If a refresh deleted the lease, the value may be older than the refresh, so it reads once
         * more. After another refresh meanwhile it returns the second value.
         */
        VersionedJson fill(Loaded loaded) {
            Loaded current = loaded;
            if (offer(loaded) == FillResult.LEASE_LOST) {
                current = load();
                offer(current);
            }
            metrics.read(read, current.source());
            return current.value();
        }

        private @Nullable FillResult offer(Loaded loaded) {
            if (loaded.lease() == null) {
                return null;
            }
            FillResult result = redis.fill(key, loaded.lease(), loaded.value(), timeToLive(read, loaded.value()));
            metrics.fill(result);
            return result;
        }

        /** Requests the value or its lease until it gets one of them or the wait times out. */
        private Lease awaitLease() {
            long deadline = System.nanoTime() + properties.leaseWaitTimeout().toNanos();
            while (true) {
                Lease lease = redis.take(key, properties.leaseTimeToLive());
                if (!(lease instanceof Lease.Busy) || System.nanoTime() >= deadline) {
                    return lease;
                }
                sleep(properties.leasePollInterval());
            }
        }

        private VersionedJson loadHolding(Lease.Taken lease) {
            try {
                return metrics.load(read, load);
            } catch (RuntimeException failure) {
                redis.release(key, lease);
                throw failure;
            }
        }

        private Loaded loadWithoutLease() {
            return new Loaded(metrics.load(read, load), Source.DATABASE, null);
        }
    }

    /** @param lease null if the value must not be filled */
    private record Loaded(VersionedJson value, Source source, Lease.@Nullable Taken lease) {}

    private Duration timeToLive(Read read, VersionedJson value) {
        if (read == Read.RESORT_DAY) {
            return properties.resortDayTimeToLive();
        }
        if (value.isNoData()) {
            return properties.noDataTimeToLive();
        }
        // Values filled together must not expire together.
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-TIME_TO_LIVE_JITTER, TIME_TO_LIVE_JITTER);
        return Duration.ofMillis(Math.round(properties.timeToLive().toMillis() * factor));
    }

    private static void sleep(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for another reader's load", e);
        }
    }
}
