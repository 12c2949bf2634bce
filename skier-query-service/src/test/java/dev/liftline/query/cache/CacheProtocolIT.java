package dev.liftline.query.cache;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.liftline.model.CacheKeys;
import dev.liftline.query.Read;
import dev.liftline.query.VersionedJson;
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
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The reader's side of docs/contracts/cache.md, against the consumer's, with several replicas. */
@QueryServiceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CacheProtocolIT {

    private static final int SEASON = 2025;
    private static final int RESORT = 1;
    private static final int DAY = 30;

    private final Rides rides;
    private final StringRedisTemplate redis;
    private final RedisCache commands;
    private final CacheProperties properties;
    private final LettuceConnectionFactory patient;
    private final CacheConnection connection;

    private int skier;
    private String key = "";

    CacheProtocolIT(
            Rides rides,
            StringRedisTemplate redis,
            RedisCache commands,
            CacheProperties properties,
            LettuceConnectionFactory connections) {
        this.rides = rides;
        this.redis = redis;
        this.commands = commands;
        this.properties = properties;
        this.patient = new LettuceConnectionFactory(
                connections.getStandaloneConfiguration(),
                LettuceClientConfiguration.builder()
                        .commandTimeout(Duration.ofSeconds(20))
                        .build());
        patient.start();
        this.connection = new CacheConnection(patient);
        connection.connect();
    }

    @AfterAll
    void disconnect() {
        patient.destroy();
    }

    @BeforeEach
    void newKey() {
        skier = newSkier();
        key = CacheKeys.skierDay(skier, SEASON, RESORT, DAY);
    }

    @Test
    void aMissIsLoadedOnceThenRedisAnswers() {
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
    void aSkiersValueLivesForAnHourGiveOrTakeATenth() {
        new Replica(properties).read(key, () -> value(3, "30"));
        assertThat(redis.getExpire(key, TimeUnit.MILLISECONDS))
                .isBetween(
                        Duration.ofMinutes(53).toMillis(),
                        Duration.ofMinutes(66).toMillis());
    }

    @Test
    void noDataIsRememberedForHalfAMinute() {
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
        assertThat(text(replica.read(key, CacheProtocolIT::notWanted))).isEqualTo("210");
    }

    @Test
    void aResortsDayLivesForASecond() {
        String day = CacheKeys.resortDay(RESORT, SEASON, DAY);
        Replica replica = new Replica(properties);
        replica.cache.read(Read.RESORT_DAY, day, () -> value(1, "{}"));
        assertThat(redis.getExpire(day, TimeUnit.MILLISECONDS)).isBetween(0L, 1_000L);
    }

    @Test
    void manyColdReadersOfTwoReplicasCauseOneLoad() throws Exception {
        List<Replica> replicas = List.of(new Replica(patient()), new Replica(patient()));
        int readers = 100;
        AtomicInteger loads = new AtomicInteger();
        CountDownLatch allIn = new CountDownLatch(2 * readers);
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 2 * readers; i++) {
                Replica replica = replicas.get(i % 2);
                answers.add(threads.submit(() -> {
                    allIn.countDown();
                    return text(replica.read(key, () -> {
                        loads.incrementAndGet();
                        await(allIn);
                        return value(4, "40");
                    }));
                }));
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo("40");
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
    void whoWaitsTooLongLoadsForHimselfAndDoesNotFill() {
        redis.opsForValue().set(CacheKeys.lease(key), "of another replica", Duration.ofSeconds(60));
        Replica replica = new Replica(properties);
        assertThat(text(replica.read(key, () -> value(3, "30")))).isEqualTo("30");
        assertThat(redis.hasKey(key)).isFalse();
        assertThat(redis.opsForValue().get(CacheKeys.lease(key))).isEqualTo("of another replica");
        assertThat(replica.registry
                        .get("liftline.query.leases")
                        .tag("result", "timed_out")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void whoWaitsGetsWhatTheOtherReplicaFilled() {
        redis.opsForValue().set(CacheKeys.lease(key), "of another replica", Duration.ofSeconds(60));
        Replica replica = new Replica(patient());
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<VersionedJson> waiting = threads.submit(() -> replica.read(key, CacheProtocolIT::notWanted));
            redis.opsForValue().set(key, "5:50");
            assertThat(waiting)
                    .succeedsWithin(Duration.ofSeconds(10))
                    .satisfies(value -> assertThat(text(value)).isEqualTo("50"));
        }
    }

    @Test
    void whatWasLoadedBeforeARefreshDoesNotOverwriteIt() {
        Lease.Taken lease = taken(commands.take(key, properties.lease()));
        VersionedJson loaded = value(3, "30");
        rides.refresh(skier, RESORT, SEASON, DAY, 4, 40);
        assertThat(commands.fill(key, lease, loaded, properties.timeToLive())).isEqualTo(Fill.LEASE_LOST);
        assertThat(redis.opsForValue().get(key)).isEqualTo("4:40");
    }

    @Test
    void aDerivedValueLoadedBeforeARefreshIsNotFilled() {
        String seasons = CacheKeys.skierSeasons(skier);
        Lease.Taken lease = taken(commands.take(seasons, properties.lease()));
        rides.refresh(skier, RESORT, SEASON, DAY, 4, 40);
        assertThat(commands.fill(seasons, lease, value(3, "[]"), properties.timeToLive()))
                .isEqualTo(Fill.LEASE_LOST);
        assertThat(redis.hasKey(seasons)).isFalse();
    }

    @Test
    void aRefreshDuringTheLoadMakesTheReaderLookAgain() {
        AtomicInteger loads = new AtomicInteger();
        VersionedJson answer = new Replica(properties).read(key, () -> {
            loads.incrementAndGet();
            rides.refresh(skier, RESORT, SEASON, DAY, 4, 40);
            return value(3, "30");
        });
        assertThat(text(answer)).isEqualTo("40");
        assertThat(loads).hasValue(1);
    }

    @Test
    void aRefreshOfADerivedValueDuringTheLoadMakesTheReaderLoadAgain() {
        String seasons = CacheKeys.skierSeasons(skier);
        AtomicInteger loads = new AtomicInteger();
        VersionedJson answer = new Replica(properties).read(seasons, () -> {
            if (loads.incrementAndGet() == 1) {
                rides.refresh(skier, RESORT, SEASON, DAY, 4, 40);
                return value(3, "[3]");
            }
            return value(4, "[4]");
        });
        assertThat(text(answer)).isEqualTo("[4]");
        assertThat(redis.opsForValue().get(seasons)).isEqualTo("4:[4]");
    }

    @Test
    void anOlderOrEqualVersionIsRefused() {
        for (int version : new int[] {3, 4}) {
            Lease.Taken lease = taken(commands.take(key, properties.lease()));
            redis.opsForValue().set(key, "4:40");
            assertThat(commands.fill(key, lease, value(version, "30"), properties.timeToLive()))
                    .isEqualTo(Fill.NOT_NEWER);
            assertThat(redis.opsForValue().get(key)).isEqualTo("4:40");
            assertThat(redis.hasKey(CacheKeys.lease(key))).isFalse();
            redis.delete(key);
        }
    }

    @Test
    void aNewerVersionIsStoredOverAnOlder() {
        Lease.Taken lease = taken(commands.take(key, properties.lease()));
        redis.opsForValue().set(key, "9:90");
        assertThat(commands.fill(key, lease, value(10, "100"), properties.timeToLive()))
                .isEqualTo(Fill.STORED);
        assertThat(redis.opsForValue().get(key)).isEqualTo("10:100");
    }

    @Test
    void aLeaseHasOneHolder() {
        taken(commands.take(key, properties.lease()));
        assertThat(commands.take(key, properties.lease())).isInstanceOf(Lease.Busy.class);
        redis.opsForValue().set(key, "1:10");
        assertThat(commands.take(key, properties.lease())).isInstanceOf(Lease.Found.class);
    }

    @Test
    void aLeaseIsGivenBackWhenTheLoadFails() {
        Replica replica = new Replica(properties);
        assertThatThrownBy(() -> replica.read(key, () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");
        assertThat(redis.hasKey(CacheKeys.lease(key))).isFalse();
        assertThat(text(replica.read(key, () -> value(1, "10")))).isEqualTo("10");
    }

    @Test
    void aValueThatIsNotOfTheFormCountsAsNone() {
        redis.opsForValue().set(key, "nonsense");
        assertThat(text(new Replica(properties).read(key, () -> value(1, "10"))))
                .isEqualTo("10");
        assertThat(redis.opsForValue().get(key)).isEqualTo("1:10");
    }

    @Test
    void readersAtTheSameTimeGetEachTheirOwnValue() throws Exception {
        int readers = 200;
        List<Future<String>> answers = new ArrayList<>();
        for (int i = 0; i < readers; i += 2) {
            redis.opsForValue().set(CacheKeys.skierDay(skier, SEASON, RESORT, 100 + i), "1:" + i);
        }
        Replica replica = new Replica(patient());
        CountDownLatch allIn = new CountDownLatch(readers);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < readers; i++) {
                int mine = i;
                answers.add(threads.submit(() -> {
                    allIn.countDown();
                    await(allIn);
                    return text(replica.read(
                            CacheKeys.skierDay(skier, SEASON, RESORT, 100 + mine), () -> value(1, "loaded " + mine)));
                }));
            }
            for (int i = 0; i < readers; i++) {
                assertThat(answers.get(i).get(30, TimeUnit.SECONDS)).isEqualTo(i % 2 == 0 ? "" + i : "loaded " + i);
            }
        }
    }

    @Test
    void aRedisThatForgotTheScriptsIsToldThemAgain() {
        redis.execute((RedisCallback<@Nullable Object>) commands -> {
            commands.scriptingCommands().scriptFlush();
            return null;
        });
        Lease.Taken lease = taken(commands.take(key, properties.lease()));
        assertThat(commands.fill(key, lease, value(3, "30"), properties.timeToLive()))
                .isEqualTo(Fill.STORED);
    }

    /** A replica of the service as far as the cache can tell. */
    private final class Replica {
        final MeterRegistry registry = new SimpleMeterRegistry();
        final RedisReadThrough cache;

        Replica(CacheProperties properties) {
            cache = new RedisReadThrough(
                    new RedisCache(connection, CircuitBreaker.ofDefaults("test")),
                    properties,
                    new CacheMetrics(registry));
        }

        VersionedJson read(String key, Supplier<VersionedJson> load) {
            return cache.read(Read.SKIER_DAY, key, load);
        }

        double reads(String source) {
            return registry.get("liftline.query.reads").tag("source", source).counters().stream()
                    .mapToDouble(counter -> counter.count())
                    .sum();
        }
    }

    /** Waits for as long as it takes: who loads is at stake, not how fast this machine is today. */
    private CacheProperties patient() {
        return new CacheProperties(
                properties.timeToLive(),
                properties.noDataTimeToLive(),
                properties.resortDayTimeToLive(),
                Duration.ofSeconds(20),
                Duration.ofSeconds(19),
                properties.poll(),
                properties.breaker());
    }

    private static Lease.Taken taken(Lease lease) {
        assertThat(lease).isInstanceOf(Lease.Taken.class);
        return (Lease.Taken) lease;
    }

    private static VersionedJson value(long version, String json) {
        return new VersionedJson(version, json.getBytes(StandardCharsets.UTF_8));
    }

    private static VersionedJson notWanted() {
        throw new AssertionError("nobody should load");
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
