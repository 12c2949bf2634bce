package dev.liftline.consumer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestConsumerGroup;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.CacheKeys;
import dev.liftline.testkit.servers.TestServers;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

/** A Redis that takes commands and does not answer: what was handed to it is neither told nor lost. */
@RunningConsumer
class RedisStallIT {

    private static final Duration LONG = Duration.ofSeconds(90);
    private static final String STALL_MILLIS = "600000";

    private final TestRides scene;
    private final TestConsumerGroup groups;
    private final RedisClient client;
    /** A connection of its own: on the consumer's, commands would queue up behind what is stalled. */
    private final StatefulRedisConnection<String, String> redis;

    private final int resort;
    private final String key;

    RedisStallIT(
            @Autowired TestRides scene,
            @Autowired TestConsumerGroup groups,
            @Value("${spring.data.redis.url}") String redisUrl) {
        this.scene = scene;
        this.groups = groups;
        this.client = RedisClient.create(redisUrl);
        this.redis = client.connect();
        this.resort = scene.newResort();
        this.key = CacheKeys.skierDay(1, 2025, resort, 7);
    }

    @BeforeEach
    void settle() {
        // A reader that stops while its group is rebalanced cannot commit: what it held is read again.
        await().atMost(LONG).until(() -> groups.isStable() && groups.lag() == 0);
    }

    @AfterEach
    void startEverything() {
        TestServers.redis().start();
        await().atMost(LONG).ignoreExceptions().until(this::goOn);
        redis.close();
        client.shutdown();
        if (!groups.reader().isRunning()) {
            groups.reader().start();
        }
        await().atMost(LONG).ignoreExceptions().until(() -> groups.lag() == 0);
    }

    @Test
    void ridesAreStoredWhileRedisStallsAndTheirOffsetsWait() {
        stall();

        for (int rides = 1; rides <= 5; rides++) {
            int stored = rides;
            scene.send(List.of(TestRides.ride(resort, 1, 3, rides)));
            await().atMost(LONG).until(() -> scene.storedAt(resort) == stored);
        }
        assertThat(groups.lag()).isEqualTo(5);
        assertThat(redis.sync().get(key)).isNull();
        goOn();

        await().atMost(LONG).until(() -> "5:150".equals(redis.sync().get(key)));
        await().atMost(LONG).until(() -> groups.lag() == 0);
    }

    @Test
    void whatWasUnderWayWhenRedisDiedIsToldToTheNextOne() {
        stall();
        scene.send(List.of(TestRides.ride(resort, 1, 3, 10)));
        await().atMost(LONG).until(() -> scene.storedAt(resort) == 1);

        TestServers.redis().kill();
        TestServers.redis().start();

        await().atMost(LONG)
                .ignoreExceptions()
                .until(() -> "1:30".equals(redis.sync().get(key)));
        await().atMost(LONG).until(() -> groups.lag() == 0);
    }

    @Test
    void partitionsThatAreGivenUpWhileRedisStallsAreReadAgain() {
        stall();
        scene.send(List.of(TestRides.ride(resort, 1, 3, 10)));
        await().atMost(LONG).until(() -> scene.storedAt(resort) == 1);

        groups.reader().stop();

        assertThat(groups.lag()).isEqualTo(1);
        goOn();
        groups.reader().start();
        await().atMost(LONG).until(() -> groups.lag() == 0);
        assertThat(redis.sync().get(key)).isIn(null, "1:30");
        assertThat(scene.storedAt(resort)).isEqualTo(1);
        assertThat(scene.wrongTotals()).isZero();
    }

    @Test
    void whatIsUnderWayWhenTheReaderStopsIsAwaitedAndCommitted() {
        scene.send(IntStream.rangeClosed(1, 30_000)
                .mapToObj(skier -> TestRides.ride(resort, skier, 3, 10))
                .toList());
        await().atMost(LONG).until(() -> scene.storedAt(resort) == 30_000);

        groups.reader().stop();

        assertThat(groups.lag()).isZero();
        assertThat(redis.sync().get(key)).isEqualTo("1:30");
    }

    private boolean stall() {
        return order("PAUSE", STALL_MILLIS, "WRITE");
    }

    private boolean goOn() {
        return order("UNPAUSE");
    }

    private boolean order(String... arguments) {
        CommandArgs<String, String> all = new CommandArgs<>(StringCodec.UTF8);
        List.of(arguments).forEach(all::add);
        return "OK".equals(redis.sync().dispatch(CommandType.CLIENT, new StatusOutput<>(StringCodec.UTF8), all));
    }
}
