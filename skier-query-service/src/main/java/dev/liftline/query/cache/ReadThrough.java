package dev.liftline.query.cache;

import dev.liftline.query.Read;
import dev.liftline.query.cache.CacheMetrics.LeaseResult;
import dev.liftline.query.cache.CacheMetrics.Source;
import java.time.Duration;
import java.util.Optional;
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
     * Returns the data of {@code key}, loading it on a miss; empty for no data. A value that {@code format} cannot read is a
     * miss.
     *
     * @throws RuntimeException what {@code load} throws
     */
    <T> Optional<T> read(Read read, String key, ValueFormat<T> format, Supplier<VersionedJson> load) {
        byte @Nullable [] stored = redis.get(key);
        ValueFormat.Entry<T> cached = stored == null ? null : format.read(stored);
        if (cached != null) {
            metrics.read(read, Source.CACHE);
            return cached.data();
        }
        Miss miss = new Miss(read, key, format, load, stored);
        // Callers that arrive during the load share its result. A successful fill proves that the value is current
        // for them: no refresh has deleted the lease. Callers that arrive during the fill load again.
        return format.data(singleFlight.run(key, miss::load, miss::fill, () -> metrics.read(read, Source.SHARED)));
    }

    /** The steps of one miss. */
    private final class Miss {

        private final Read read;
        private final String key;
        private final ValueFormat<?> format;
        private final Supplier<VersionedJson> load;

        /** What Redis held and {@link #format} could not read. */
        private byte @Nullable [] unreadable;

        Miss(Read read, String key, ValueFormat<?> format, Supplier<VersionedJson> load, byte @Nullable [] unreadable) {
            this.read = read;
            this.key = key;
            this.format = format;
            this.load = load;
            this.unreadable = unreadable;
        }

        /**
         * Gets the value from PostgreSQL, or from the reader that holds the lease. Requests the value or its lease until it
         * gets one of them or the wait times out.
         */
        Loaded load() {
            long deadline = System.nanoTime() + properties.leaseWaitTimeout().toNanos();
            while (true) {
                Lease lease = redis.take(key, properties.leaseTimeToLive(), unreadable);
                Loaded loaded = loaded(lease);
                if (loaded != null) {
                    return loaded;
                }
                if (System.nanoTime() >= deadline) {
                    metrics.lease(LeaseResult.TIMED_OUT);
                    return loadWithoutLease();
                }
                if (lease instanceof Lease.Busy) {
                    sleep(properties.leasePollInterval());
                }
            }
        }

        /** The value that the reply leads to; null if the lease must be requested again. */
        private @Nullable Loaded loaded(Lease reply) {
            return switch (reply) {
                case Lease.Found(byte[] stored) -> {
                    ValueFormat.Entry<?> entry = format.read(stored);
                    if (entry == null) {
                        unreadable = stored;
                        yield null;
                    }
                    metrics.lease(LeaseResult.WAITED);
                    yield new Loaded(entry.value(), Source.CACHE, null);
                }
                case Lease.Taken lease -> {
                    metrics.lease(LeaseResult.TAKEN);
                    if (lease.unreadable()) {
                        metrics.unreadable(read);
                    }
                    yield new Loaded(loadHolding(lease), Source.DATABASE, lease);
                }
                case Lease.Busy busy -> null;
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
            VersionedJson value = loaded.value();
            FillResult result = redis.fill(
                    key, loaded.lease(), value.version(), format.write(value), timeToLive(read, value), unreadable);
            metrics.fill(result);
            return result;
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
        return switch (read) {
            case RESORT_DAY -> properties.resortDayTimeToLive();
            case BOARD_DAY -> properties.board().dayTimeToLive();
            case BOARD_DAY_RIDES, BOARD_REPLAY -> properties.board().replayTimeToLive();
            case BOARD_CLOSED_DAY_RIDES, BOARD_CLOSED_REPLAY ->
                properties.board().closedReplayTimeToLive();
            case BOARD_SEASON -> properties.board().seasonTimeToLive();
            case SKIER_DAY_VERTICAL, SKIER_RIDES, SKIER_SEASON, SKIER_VERTICAL, SKIER_LIFTS ->
                value.isNoData() ? properties.noDataTimeToLive() : spread(properties.timeToLive());
        };
    }

    /** Values filled together must not expire together. */
    private static Duration spread(Duration timeToLive) {
        double factor = 1 + ThreadLocalRandom.current().nextDouble(-TIME_TO_LIVE_JITTER, TIME_TO_LIVE_JITTER);
        return Duration.ofMillis(Math.round(timeToLive.toMillis() * factor));
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
