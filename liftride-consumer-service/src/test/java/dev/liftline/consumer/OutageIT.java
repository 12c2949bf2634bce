package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.CacheKeys;
import dev.liftline.model.LiftRide;
import dev.liftline.testkit.servers.TestServers;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.StringRedisTemplate;

@RunningConsumer
class OutageIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);

    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final StringRedisTemplate redis;
    private final MeterRegistry registry;
    private final int resort;

    OutageIT(
            @Autowired TestRides testRides,
            @Autowired TestConsumerGroup group,
            @Autowired StringRedisTemplate redis,
            @Autowired MeterRegistry registry) {
        this.testRides = testRides;
        this.group = group;
        this.redis = redis;
        this.registry = registry;
        this.resort = testRides.newResort();
    }

    @AfterEach
    void startEverything() {
        TestServers.postgres().start();
        TestServers.kafka().start();
        TestServers.redis().start();
    }

    @Test
    void retriesWhilePostgresIsUnavailable() {
        testRides.send(rides(1, 1_000));
        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) > 0);
        double retriesBefore = retries();

        TestServers.postgres().kill();
        testRides.send(rides(1_001, 3_000));
        await().atMost(TIMEOUT).until(() -> retries() >= retriesBefore + 3);
        TestServers.postgres().start();

        await().atMost(TIMEOUT).ignoreExceptions().until(() -> group.lag() == 0);
        assertThat(testRides.storedAt(resort)).isEqualTo(3_000);
        assertThat(testRides.wrongTotals()).isZero();
    }

    @Test
    void storesRidesWhileRedisIsUnavailableAndRefreshesItAfterwards() {
        String known = CacheKeys.skierDay(1, 2025, resort, 7);
        String seasons = CacheKeys.skierSeasons(1);
        testRides.send(List.of(TestRides.ride(resort, 1, 3, 10)));
        await().atMost(TIMEOUT).until(() -> "1:30".equals(redis.opsForValue().get(known)) && group.lag() == 0);
        redis.opsForValue().set(seasons, "1:{}");

        TestServers.redis().stop();
        testRides.send(List.of(
                TestRides.ride(resort, 1, 3, 20), TestRides.ride(resort, 1, 3, 30), TestRides.ride(resort, 2, 3, 30)));
        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 4);
        await().atMost(TIMEOUT).until(() -> pending() == 2);
        assertThat(group.lag()).isEqualTo(3);
        TestServers.redis().start();

        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> "3:90".equals(redis.opsForValue().get(known)));
        assertThat(redis.hasKey(seasons)).isFalse();
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(pending()).isZero();
    }

    @Test
    void flushesTheCacheWhenTooManyRefreshesArePending() {
        String stale = CacheKeys.skierSeasons(123456789);
        String resortDay = CacheKeys.resortDay(resort, 2025, 7);
        redis.opsForValue().set(stale, "1:{}");
        redis.opsForValue().set(CacheKeys.lease(stale), "token");
        redis.opsForValue().set(resortDay, "1:{}");

        TestServers.redis().stop();
        testRides.send(rides(1, 1_000));
        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 1_000);
        TestServers.redis().start();

        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(redis.hasKey(stale)).isFalse();
        assertThat(redis.hasKey(CacheKeys.lease(stale))).isFalse();
        assertThat(redis.hasKey(resortDay)).isTrue();
    }

    @Test
    void refreshesRedisWhenStoredRidesAreReadAgain() {
        String key = CacheKeys.skierDay(5, 2025, resort, 7);
        testRides.send(List.of(TestRides.ride(resort, 5, 3, 10)));
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        redis.opsForValue().set(key, "0:");

        group.resetOffsets();

        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(redis.opsForValue().get(key)).isEqualTo("1:30");
    }

    @Test
    void continuesAfterAKafkaOutage() {
        testRides.send(rides(1, 500));
        TestServers.kafka().kill();
        TestServers.kafka().start();
        testRides.send(rides(501, 1_000));

        await().atMost(TIMEOUT).ignoreExceptions().until(() -> testRides.storedAt(resort) == 1_000);
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(testRides.wrongTotals()).isZero();
    }

    private List<LiftRide> rides(int from, int to) {
        return IntStream.rangeClosed(from, to)
                .mapToObj(skier -> TestRides.ride(resort, skier, 1 + skier % 40, skier % 400))
                .toList();
    }

    private double retries() {
        return registry.get("liftline.consumer.batch.retries").counter().count();
    }

    private double pending() {
        return registry.get("liftline.consumer.refresh.pending").gauge().value();
    }
}
