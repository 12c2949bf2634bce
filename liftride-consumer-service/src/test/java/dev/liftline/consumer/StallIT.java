package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.Groups;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.Scene;
import dev.liftline.local.testing.TestServers;
import dev.liftline.model.CacheKeys;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** A Redis that takes commands and does not answer: what was handed to it is neither told nor lost. */
@RunningConsumer
class StallIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String STALL_MILLIS = "600000";

    private final Scene scene;
    private final Groups groups;
    private final StringRedisTemplate redis;
    private final int resort;
    private final String key;

    StallIT(@Autowired Scene scene, @Autowired Groups groups, @Autowired StringRedisTemplate redis) {
        this.scene = scene;
        this.groups = groups;
        this.redis = redis;
        this.resort = scene.newResort();
        this.key = CacheKeys.skierDay(1, 2025, resort, 7);
    }

    @AfterEach
    void startEverything() {
        TestServers.redis().start();
        await().atMost(LONG).ignoreExceptions().until(() -> client("UNPAUSE"));
        if (!groups.reader().isRunning()) {
            groups.reader().start();
        }
        await().atMost(LONG).ignoreExceptions().until(() -> groups.lag() == 0);
    }

    @Test
    void ridesAreStoredWhileRedisStallsAndTheirOffsetsWait() {
        client("PAUSE", STALL_MILLIS, "WRITE");

        for (int rides = 1; rides <= 5; rides++) {
            int stored = rides;
            scene.send(List.of(Scene.ride(resort, 1, 3, rides)));
            await().atMost(LONG).until(() -> scene.storedAt(resort) == stored);
        }
        assertThat(groups.lag()).isEqualTo(5);
        assertThat(redis.hasKey(key)).isFalse();
        client("UNPAUSE");

        await().atMost(LONG).until(() -> "5:150".equals(redis.opsForValue().get(key)));
        await().atMost(LONG).until(() -> groups.lag() == 0);
    }

    @Test
    void whatWasUnderWayWhenRedisDiedIsToldToTheNextOne() {
        client("PAUSE", STALL_MILLIS, "WRITE");
        scene.send(List.of(Scene.ride(resort, 1, 3, 10)));
        await().atMost(LONG).until(() -> scene.storedAt(resort) == 1);

        TestServers.redis().kill();
        TestServers.redis().start();

        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> "1:30".equals(redis.opsForValue().get(key)));
        await().atMost(LONG).until(() -> groups.lag() == 0);
    }

    @Test
    void partitionsThatAreGivenUpWhileRedisStallsAreReadAgain() {
        client("PAUSE", STALL_MILLIS, "WRITE");
        scene.send(List.of(Scene.ride(resort, 1, 3, 10)));
        await().atMost(LONG).until(() -> scene.storedAt(resort) == 1);

        groups.reader().stop();

        assertThat(groups.lag()).isEqualTo(1);
        client("UNPAUSE");
        groups.reader().start();
        await().atMost(LONG).until(() -> groups.lag() == 0);
        assertThat(redis.opsForValue().get(key)).isIn(null, "1:30");
        assertThat(scene.storedAt(resort)).isEqualTo(1);
        assertThat(scene.wrongTotals()).isZero();
    }

    @Test
    void whatIsUnderWayWhenTheReaderStopsIsAwaitedAndCommitted() {
        scene.send(IntStream.rangeClosed(1, 30_000)
                .mapToObj(skier -> Scene.ride(resort, skier, 3, 10))
                .toList());
        await().atMost(LONG).until(() -> scene.storedAt(resort) == 30_000);

        groups.reader().stop();

        assertThat(groups.lag()).isZero();
        assertThat(redis.opsForValue().get(key)).isEqualTo("1:30");
    }

    private boolean client(String... arguments) {
        redis.execute((RedisCallback<@Nullable Object>) connection -> connection.execute(
                "CLIENT",
                List.of(arguments).stream().map(Scene::utf8).toArray(byte[][]::new)));
        return true;
    }
}
