package dev.liftline.query.cache;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.Read;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Tests the reader's part of {@code docs/contracts/cache.md} with several replicas and the consumer's refreshes. */
@QueryServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CacheProtocolIT {

    private static final int SEASON = 2025;
    private static final int RESORT = 1;
    private static final int DAY = 30;

    /** Reads any value in the plain form. */
    private static final ValueFormat<VersionedJson> ANY = new ValueFormat<>(StoredForm.PLAIN, value -> value);

    private final Rides rides;
    private final StringRedisTemplate redis;
    private final CacheCommands commands;
    private final CacheProperties properties;
    private final LettuceConnectionFactory factory;
    private final CacheConnection connection;

    private int skier;
    private String key = "";

    CacheProtocolIT(
            Rides rides,
            StringRedisTemplate redis,
            CacheCommands commands,
            CacheProperties properties,
            LettuceConnectionFactory connections) {
        this.rides = rides;
        this.redis = redis;
        this.commands = commands;
        this.properties = properties;
        this.factory = new LettuceConnectionFactory(
                connections.getStandaloneConfiguration(),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(20))
                        .build());
        factory.start();
        this.connection = new CacheConnection(factory);
        connection.connect();
    }

    @AfterAll
    void disconnect() {
        factory.destroy();
    }

    @BeforeEach
    void newKey() {
        skier = newSkier();
        key = CacheKeys.skierDay(skier, SEASON, RESORT, DAY);
    }

    @Test
    void loadsAMissOnceAndThenReadsRedis() {
        Replica replica = new Replica(properties);
        AtomicInteger loads = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(text(replica.read(key, () -> {
                        loads.incrementAndGet();
                        return value(3, "30");
                    })))
                    .isEqualTo("30");
        }
        assertThat(loads).hasValue(1);
        assertThat(redis.opsForValue().get(key)).isEqualTo("3:30");
        assertThat(redis.hasKey(CacheKeys.lease(key))).isFalse();
        assertThat(replica.reads("cache")).isEqualTo(2);
        assertThat(replica.reads("database")).isEqualTo(1);
    }

    @Test
    void expiresASkiersValueAfterAnHourPlusOrMinusTenPercent() {
        new Replica(properties).read(key, () -> value(3, "30"));
        assertThat(redis.getExpire(key, TimeUnit.MILLISECONDS))
                .isBetween(
                        Duration.ofMinutes(53).toMillis(),
                        Duration.ofMinutes(66).toMillis());
    }

    @Test
    void cachesNoDataForHalfAMinute() {
        Replica replica = new Replica(properties);
        AtomicInteger loads = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            assertThat(replica.read(key, () -> {
                                loads.incrementAndGet();
                                return VersionedJson.NO_DATA;
                            })
                            .isNoData())
                    .isTrue();
        }
        assertThat(loads).hasValue(1);
        assertThat(redis.opsForValue().get(key)).isEqualTo("0:");
        assertThat(redis.getExpire(key, TimeUnit.MILLISECONDS)).isBetween(1L, 30_000L);
    }

    @Test
    void aRefreshReplacesNoData() {
        Replica replica = new Replica(properties);
        replica.read(key, () -> VersionedJson.NO_DATA);
        rides.refresh(skier, RESORT, SEASON, DAY, 1, 210);
        assertThat(text(replica.read(key, CacheProtocolIT::unexpectedLoad))).isEqualTo("210");
    }

    @Test
    void expiresAResortsDaySooner() {
        String day = CacheKeys.resortDay(RESORT, SEASON, DAY);
        Replica replica = new Replica(slowReaders());
        replica.cache.read(Read.RESORT_DAY, day, ANY, () -> value(1, "{}"));
        assertThat(redis.getExpire(day, TimeUnit.MILLISECONDS)).isBetween(1L, 50_000L);
    }

    @Test
    void concurrentMissesOnTwoReplicasCauseOneLoad() throws Exception {
        List<Replica> replicas = List.of(new Replica(slowReaders()), new Replica(slowReaders()));
        int readers = 100;
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch allReading = new CountDownLatch(2 * readers);
        List<Future<String>> results = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2 * readers; i++) {
                Replica replica = replicas.get(i % 2);
                results.add(threads.submit(() -> {
                    allReading.countDown();
                    return text(replica.read(key, () -> {
                        loads.incrementAndGet();
                        await(allReading);
                        return value(4, "40");
                    }));
                }));
            }
            for (Future<String> result : results) {
                assertThat(result.get(30, TimeUnit.SECONDS)).isEqualTo("40");
            }
        }
        assertThat(loads).hasValue(1);
        assertThat(replicas.stream().mapToDouble(r -> r.reads("database")).sum())
                .isEqualTo(1);
        assertThat(replicas.stream()
                        .mapToDouble(r -> r.reads("cache") + r.reads("shared"))
                        .sum())
                .isEqualTo(2 * readers - 1);
    }

    @Test
    void aReaderThatTimesOutWaitingLoadsWithoutFilling() {
        redis.opsForValue().set(CacheKeys.lease(key), "of another replica", Duration.ofSeconds(60));
        Replica replica = new Replica(properties);
        assertThat(text(replica.read(key, () -> value(3, "30")))).isEqualTo("30");
        assertThat(redis.hasKey(key)).isFalse();
        assertThat(redis.opsForValue().get(CacheKeys.lease(key))).isEqualTo("of another replica");
        assertThat(replica.leases("timed_out")).isEqualTo(1);
    }

    @Test
    void aWaitingReaderGetsTheValueThatAnotherReplicaFills() {
        redis.opsForValue().set(CacheKeys.lease(key), "of another replica", Duration.ofSeconds(60));
        Replica replica = new Replica(slowReaders());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<VersionedJson> waiting = threads.submit(() -> replica.read(key, CacheProtocolIT::unexpectedLoad));
            // The first call missed, the second found the lease taken.
            Awaitility.await().until(() -> replica.calls() >= 2);
            redis.opsForValue().set(key, "5:50");
            assertThat(waiting)
                    .succeedsWithin(Duration.ofSeconds(10))
                    .satisfies(value -> assertThat(text(value)).isEqualTo("50"));
        }
        assertThat(replica.leases("waited")).isEqualTo(1);
    }

    @Test
    void rejectsAFillOfAValueLoadedBeforeARefresh() {
        Lease.Taken lease = taken(take(key));
        VersionedJson loaded = value(3, "30");
        rides.refresh(skier, RESORT, SEASON, DAY, 4, 40);
        assertThat(fill(key, lease, loaded)).isEqualTo(FillResult.LEASE_LOST);
        assertThat(redis.opsForValue().get(key)).isEqualTo("4:40");
    }

    @Test
    void rejectsAFillOfADerivedValueLoadedBeforeARefresh() {
        String seasons = CacheKeys.skierSeasons(skier);
        Lease.Taken lease = taken(take(seasons));
        rides.refresh(skier, RESORT, SEASON, DAY, 4, 40);
        assertThat(fill(seasons, lease, value(3, "[]"))).isEqualTo(FillResult.LEASE_LOST);
        assertThat(redis.hasKey(seasons)).isFalse();
    }

    @Test
    void readsAgainAfterARefreshDuringTheLoad() {
        AtomicInteger loads = new AtomicInteger();
        VersionedJson value = new Replica(properties).read(key, () -> {
            loads.incrementAndGet();
            rides.refresh(skier, RESORT, SEASON, DAY, 4, 40);
            return value(3, "30");
        });
        assertThat(text(value)).isEqualTo("40");
        assertThat(loads).hasValue(1);
    }

    @Test
    void loadsADerivedValueAgainAfterARefreshDuringTheLoad() {
        String seasons = CacheKeys.skierSeasons(skier);
        AtomicInteger loads = new AtomicInteger();
        VersionedJson value = new Replica(properties).read(seasons, () -> {
            if (loads.incrementAndGet() == 1) {
                rides.refresh(skier, RESORT, SEASON, DAY, 4, 40);
                return value(3, "[3]");
            }
            return value(4, "[4]");
        });
        assertThat(text(value)).isEqualTo("[4]");
        assertThat(redis.opsForValue().get(seasons)).isEqualTo("4:[4]");
    }

    @Test
    void returnsTheSecondLoadAfterARefreshDuringEachLoad() {
        String seasons = CacheKeys.skierSeasons(skier);
        AtomicInteger loads = new AtomicInteger();
        VersionedJson value = new Replica(properties).read(seasons, () -> {
            int load = loads.incrementAndGet();
            rides.refresh(skier, RESORT, SEASON, DAY, load + 1, 40);
            return value(load, "[" + load + "]");
        });
        assertThat(text(value)).isEqualTo("[2]");
        assertThat(redis.hasKey(seasons)).isFalse();
    }

    @Test
    void rejectsAFillOfTheSameOrAnOlderVersion() {
        for (int version : new int[] {3, 4}) {
            Lease.Taken lease = taken(take(key));
            redis.opsForValue().set(key, "4:40");
            assertThat(fill(key, lease, value(version, "30"))).isEqualTo(FillResult.NOT_NEWER);
            assertThat(redis.opsForValue().get(key)).isEqualTo("4:40");
            assertThat(redis.hasKey(CacheKeys.lease(key))).isFalse();
            redis.delete(key);
        }
    }

    @Test
    void replacesAnOlderVersion() {
        Lease.Taken lease = taken(take(key));
        redis.opsForValue().set(key, "9:90");
        assertThat(fill(key, lease, value(10, "100"))).isEqualTo(FillResult.STORED);
        assertThat(redis.opsForValue().get(key)).isEqualTo("10:100");
    }

    @Test
    void aLeaseHasOneHolder() {
        taken(take(key));
        assertThat(take(key)).isInstanceOf(Lease.Busy.class);
        redis.opsForValue().set(key, "1:10");
        assertThat(take(key)).isInstanceOf(Lease.Found.class);
    }

    @Test
    void releasesTheLeaseIfTheLoadFails() {
        Replica replica = new Replica(properties);
        assertThatThrownBy(() -> replica.read(key, () -> {
                    throw new IllegalStateException("unavailable");
                }))
                .hasMessage("unavailable");
        assertThat(redis.hasKey(CacheKeys.lease(key))).isFalse();
        assertThat(text(replica.read(key, () -> value(1, "10")))).isEqualTo("10");
    }

    @Test
    void takesOverALeaseThatDoesNotExpire() {
        redis.opsForValue().set(CacheKeys.lease(key), "of nobody");
        assertThat(text(new Replica(properties).read(key, () -> value(1, "10"))))
                .isEqualTo("10");
        assertThat(redis.opsForValue().get(key)).isEqualTo("1:10");
        assertThat(redis.hasKey(CacheKeys.lease(key))).isFalse();
    }

    @Test
    void takesOverALeaseOfAnotherType() {
        redis.opsForList().leftPush(CacheKeys.lease(key), "x");
        assertThat(text(new Replica(properties).read(key, () -> value(1, "10"))))
                .isEqualTo("10");
        assertThat(redis.opsForValue().get(key)).isEqualTo("1:10");
    }

    @Test
    void givesEachOfManyConcurrentReadersItsOwnValue() throws Exception {
        int readers = 200;
        List<Future<String>> results = new ArrayList<>();
        for (int i = 0; i < readers; i += 2) {
            redis.opsForValue().set(CacheKeys.skierDay(skier, SEASON, RESORT, 100 + i), "1:" + i);
            if (i % 4 == 0) {
                // Another type is a miss alone and among the keys of one command.
                redis.opsForList().leftPush(CacheKeys.skierDay(skier, SEASON, RESORT, 100 + i + 1), "1:" + i);
            }
        }
        Replica replica = new Replica(slowReaders());
        CountDownLatch allReading = new CountDownLatch(readers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < readers; i++) {
                int mine = i;
                results.add(threads.submit(() -> {
                    allReading.countDown();
                    await(allReading);
                    return text(replica.read(
                            CacheKeys.skierDay(skier, SEASON, RESORT, 100 + mine), () -> value(1, "loaded " + mine)));
                }));
            }
            for (int i = 0; i < readers; i++) {
                assertThat(results.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(i % 2 == 0 ? "" + i : "loaded " + i);
            }
        }
    }

    @Test
    void loadsTheScriptsAgainAfterAScriptFlush() {
        redis.execute((RedisCallback<@Nullable Object>) commands -> {
            commands.scriptingCommands().scriptFlush();
            return null;
        });
        Lease.Taken lease = taken(take(key));
        assertThat(fill(key, lease, value(3, "30"))).isEqualTo(FillResult.STORED);
    }

    /** A replica, reduced to its cache. */
    private final class Replica {
        private final MeterRegistry registry = new SimpleMeterRegistry();
        private final CircuitBreaker breaker = CircuitBreaker.ofDefaults("test");
        private final ReadThrough cache;

        Replica(CacheProperties properties) {
            cache = new ReadThrough(new CacheCommands(connection, breaker), properties, new CacheMetrics(registry));
        }

        /** Number of completed calls of Redis. */
        int calls() {
            return breaker.getMetrics().getNumberOfBufferedCalls();
        }

        double leases(String result) {
            return registry.get("liftline.query.leases")
                    .tag("result", result)
                    .counter()
                    .count();
        }

        VersionedJson read(String key, Supplier<VersionedJson> load) {
            return cache.read(Read.SKIER_DAY_VERTICAL, key, ANY, load).orElse(VersionedJson.NO_DATA);
        }

        double reads(String source) {
            return registry.get("liftline.query.reads").tag("source", source).counters().stream()
                    .mapToDouble(counter -> counter.count())
                    .sum();
        }
    }

    /** Properties for tests that count loads on a slow machine: nothing expires or times out. */
    private CacheProperties slowReaders() {
        return new CacheProperties(
                properties.timeToLive(),
                properties.noDataTimeToLive(),
                Duration.ofSeconds(50),
                properties.board(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(19),
                properties.leasePollInterval(),
                properties.circuitBreaker());
    }

    private Lease take(String of) {
        return commands.take(of, properties.leaseTimeToLive(), null);
    }

    private FillResult fill(String of, Lease.Taken lease, VersionedJson value) {
        return commands.fill(of, lease, value.version(), StoredForm.PLAIN.write(value), properties.timeToLive(), null);
    }

    private static Lease.Taken taken(Lease lease) {
        assertThat(lease).isInstanceOf(Lease.Taken.class);
        return (Lease.Taken) lease;
    }

    private static VersionedJson value(long version, String json) {
        return new VersionedJson(version, json.getBytes(StandardCharsets.UTF_8));
    }

    private static VersionedJson unexpectedLoad() {
        throw new AssertionError("unexpected load");
    }

    private static String text(VersionedJson value) {
        return new String(value.json(), StandardCharsets.UTF_8);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(15, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
