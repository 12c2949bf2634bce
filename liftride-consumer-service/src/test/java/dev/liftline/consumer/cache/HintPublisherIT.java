package dev.liftline.consumer.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.SkierDay;
import dev.liftline.consumer.SkierDayTotal;
import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestRides;
import dev.liftline.model.CacheKeys;
import dev.liftline.model.RideHint;
import dev.liftline.model.json.RideHints;
import io.lettuce.core.RedisClient;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Tests the consumer's part of {@code docs/contracts/hints.md} against a real Redis. */
@RunningConsumer
class HintPublisherIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final TestRides testRides;
    private final HintPublisher publisher;
    private final MeterRegistry registry;
    private final RedisClient client;
    private final StatefulRedisPubSubConnection<String, String> subscription;
    private final int resort;
    /** The hints of the test's resort, one list for each message. */
    private final List<List<RideHint>> messages = new CopyOnWriteArrayList<>();

    HintPublisherIT(
            @Autowired TestRides testRides,
            @Autowired HintPublisher publisher,
            @Autowired MeterRegistry registry,
            @Value("${spring.data.redis.url}") String redisUrl) {
        this.testRides = testRides;
        this.publisher = publisher;
        this.registry = registry;
        this.client = RedisClient.create(redisUrl);
        this.subscription = client.connectPubSub();
        this.resort = testRides.newResort();
    }

    @BeforeEach
    void subscribe() {
        subscription.addListener(new RedisPubSubAdapter<>() {
            @Override
            public void message(String channel, String message) {
                List<RideHint> hints = RideHints.read(message.getBytes(StandardCharsets.UTF_8)).stream()
                        .filter(hint -> hint.resortId() == resort)
                        .toList();
                if (!hints.isEmpty()) {
                    messages.add(hints);
                }
            }
        });
        subscription.sync().subscribe(CacheKeys.HINTS);
    }

    @AfterEach
    void close() {
        subscription.close();
        client.shutdown();
    }

    @Test
    void aStoredRideIsFollowedByAHintWithTheNumberOfRides() {
        testRides.send(List.of(TestRides.ride(resort, 1, 3, 10)));
        await().atMost(TIMEOUT).until(() -> hints().contains(new RideHint(1, 2025, resort, 7, 1)));

        testRides.send(List.of(TestRides.ride(resort, 1, 3, 11), TestRides.ride(resort, 2, 3, 11)));

        await().atMost(TIMEOUT)
                .until(() -> hints().containsAll(
                                List.of(new RideHint(1, 2025, resort, 7, 2), new RideHint(2, 2025, resort, 7, 1))));
    }

    @Test
    void aLargeBatchIsPublishedInMessagesOfAThousand() {
        testRides.send(IntStream.rangeClosed(1, 4_000)
                .mapToObj(skier -> TestRides.ride(resort, skier, 3, 10))
                .toList());

        await().atMost(TIMEOUT).until(() -> hints().size() >= 4_000);
        assertThat(messages).allSatisfy(hints -> assertThat(hints).hasSizeLessThanOrEqualTo(RideHints.MAX_HINTS));
        assertThat(hints().stream().map(RideHint::skierId)).doesNotHaveDuplicates();
        assertThat(registry.get("liftline.consumer.hints").counter().count()).isGreaterThanOrEqualTo(4_000);
    }

    @Test
    void aDayOfUnknownTotalHasNoHint() {
        SkierDay known = new SkierDay(1, 2025, resort, 7);
        publisher.publish(List.of(
                Refresh.unknown(new SkierDay(2, 2025, resort, 7)), Refresh.to(new SkierDayTotal(known, 5, 500))));

        await().atMost(TIMEOUT).until(() -> !messages.isEmpty());
        assertThat(hints()).containsExactly(new RideHint(1, 2025, resort, 7, 5));
    }

    @Test
    void withoutRedisAMessageIsCountedAndNothingElse() {
        SimpleMeterRegistry counts = new SimpleMeterRegistry();
        LettuceConnectionFactory nowhere = new LettuceConnectionFactory("127.0.0.1", 1);
        nowhere.afterPropertiesSet();
        nowhere.start();
        try {
            new HintPublisher(new StringRedisTemplate(nowhere), counts)
                    .publish(List.of(Refresh.to(new SkierDayTotal(new SkierDay(1, 2025, resort, 7), 5, 500))));
        } finally {
            nowhere.destroy();
        }

        assertThat(counts.get("liftline.consumer.hint.failures").counter().count())
                .isEqualTo(1);
        assertThat(counts.get("liftline.consumer.hints").counter().count()).isZero();
    }

    private List<RideHint> hints() {
        return messages.stream().flatMap(List::stream).toList();
    }
}
