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

/** Tests a Redis that accepts commands and does not respond. */
@RunningConsumer
class RedisStallIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(90);
    private static final String STALL_MILLIS = "600000";

    private final TestRides testRides;
    private final TestConsumerGroup group;
    private final RedisClient client;
    /** A separate connection, because commands on the consumer's would wait behind the stalled ones. */
    private final StatefulRedisConnection<String, String> redis;

    private final int resort;
    private final String key;

    RedisStallIT(
            @Autowired TestRides testRides,
            @Autowired TestConsumerGroup group,
            @Value("${spring.data.redis.url}") String redisUrl) {
        this.testRides = testRides;
        this.group = group;
        this.client = RedisClient.create(redisUrl);
        this.redis = client.connect();
        this.resort = testRides.newResort();
        this.key = CacheKeys.skierDay(1, 2025, resort, 7);
    }

    @BeforeEach
    void awaitAllCommitted() {
        // A listener that stops during a rebalance cannot commit.
        await().atMost(TIMEOUT).until(() -> group.isStable() && group.lag() == 0);
    }

    @AfterEach
    void startEverything() {
        TestServers.redis().start();
        await().atMost(TIMEOUT).ignoreExceptions().until(this::resume);
        redis.close();
        client.shutdown();
        if (!group.listener().isRunning()) {
            group.listener().start();
        }
        await().atMost(TIMEOUT).ignoreExceptions().until(() -> group.lag() == 0);
    }

    @Test
    void storesRidesWithoutCommittingTheirOffsetsWhileRedisStalls() {
        stall();

        for (int rides = 1; rides <= 5; rides++) {
            int stored = rides;
            testRides.send(List.of(TestRides.ride(resort, 1, 3, rides)));
            await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == stored);
        }
        assertThat(group.lag()).isEqualTo(5);
        assertThat(redis.sync().get(key)).isNull();
        resume();

        await().atMost(TIMEOUT).until(() -> "5:150".equals(redis.sync().get(key)));
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
    }

    @Test
    void deliversTheRefreshInProgressAfterARestartOfRedis() {
        stall();
        testRides.send(List.of(TestRides.ride(resort, 1, 3, 10)));
        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 1);

        TestServers.redis().kill();
        TestServers.redis().start();

        await().atMost(TIMEOUT)
                .ignoreExceptions()
                .until(() -> "1:30".equals(redis.sync().get(key)));
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
    }

    @Test
    void readsRevokedPartitionsAgainAfterAStall() {
        stall();
        testRides.send(List.of(TestRides.ride(resort, 1, 3, 10)));
        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 1);

        group.listener().stop();

        assertThat(group.lag()).isEqualTo(1);
        resume();
        group.listener().start();
        await().atMost(TIMEOUT).until(() -> group.lag() == 0);
        assertThat(redis.sync().get(key)).isIn(null, "1:30");
        assertThat(testRides.storedAt(resort)).isEqualTo(1);
        assertThat(testRides.wrongTotals()).isZero();
    }

    @Test
    void commitsTheBatchInProgressWhenTheListenerStops() {
        testRides.send(IntStream.rangeClosed(1, 30_000)
                .mapToObj(skier -> TestRides.ride(resort, skier, 3, 10))
                .toList());
        await().atMost(TIMEOUT).until(() -> testRides.storedAt(resort) == 30_000);

        group.listener().stop();

        assertThat(group.lag()).isZero();
        assertThat(redis.sync().get(key)).isEqualTo("1:30");
    }

    private boolean stall() {
        return client("PAUSE", STALL_MILLIS, "WRITE");
    }

    private boolean resume() {
        return client("UNPAUSE");
    }

    private boolean client(String... arguments) {
        CommandArgs<String, String> all = new CommandArgs<>(StringCodec.UTF8);
        List.of(arguments).forEach(all::add);
        return "OK".equals(redis.sync().dispatch(CommandType.CLIENT, new StatusOutput<>(StringCodec.UTF8), all));
    }
}
