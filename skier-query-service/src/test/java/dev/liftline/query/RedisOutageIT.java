package dev.liftline.query;

import static dev.liftline.query.testing.Rides.newSkier;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import dev.liftline.testkit.servers.TestServers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.core.RedisCallback;
import org.springframework.data.redis.core.StringRedisTemplate;

/** While Redis is unavailable, reads are slower but correct. */
@QueryServiceTest
class RedisOutageIT {

    private final Client client;
    private final Rides rides;
    private final CircuitBreaker breaker;
    private final MeterRegistry metrics;
    private final StringRedisTemplate redis;

    RedisOutageIT(
            Client client, Rides rides, CircuitBreaker redisBreaker, MeterRegistry metrics, StringRedisTemplate redis) {
        this.client = client;
        this.rides = rides;
        this.breaker = redisBreaker;
        this.metrics = metrics;
        this.redis = redis;
    }

    @AfterEach
    void restartRedis() {
        TestServers.redis().start();
    }

    @Test
    void readsPostgresWhileRedisIsDownAndRedisAfterItsRestart() {
        int skier = newSkier();
        rides.store(skier, 1, 2025, 34, 1, 21);
        String path = "/skiers/1/seasons/2025/days/34/skiers/" + skier;
        assertThat(client.ok(path)).isEqualTo("210");

        TestServers.redis().kill();
        rides.store(skier, 1, 2025, 34, 2, 1);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            assertThat(client.ok(path)).isEqualTo("220");
            return breaker.getState() == CircuitBreaker.State.OPEN;
        });
        assertThat(client.ok("/skiers/" + skier + "/vertical?resort=1"))
                .isEqualTo("{\"resorts\":[{\"seasonID\":\"2025\",\"totalVert\":220}]}");
        assertThat(client.ok("/resorts/1/seasons/2025/day/34/skiers"))
                .isEqualTo("{\"time\":\"Alder Peak\",\"numSkiers\":1}");
        assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(client.get("/livez").statusCode()).isEqualTo(200);

        TestServers.redis().start();
        double fromCache = fromCache();
        // Redis may restart with values older than the last ride: the consumer refreshes them.
        rides.refreshWhenPossible(skier, 1, 2025, 34, 2, 220);
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(client.ok(path)).isEqualTo("220");
            return fromCache() > fromCache && breaker.getState() == CircuitBreaker.State.CLOSED;
        });
    }

    @Test
    void stopsWaitingForARedisThatHangs() throws Exception {
        int skier = newSkier();
        rides.store(skier, 1, 2025, 36, 1, 21);
        String path = "/skiers/1/seasons/2025/days/36/skiers/" + skier;
        assertThat(client.ok(path)).isEqualTo("210");

        redis.execute((RedisCallback<@Nullable Object>) connection -> connection.execute(
                "CLIENT", "PAUSE".getBytes(US_ASCII), "60000".getBytes(US_ASCII), "ALL".getBytes(US_ASCII)));
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> responses = new ArrayList<>();
            for (int i = 0; i < 30; i++) {
                responses.add(clients.submit(() -> client.ok(path)));
            }
            assertThat(responses)
                    .allSatisfy(response ->
                            assertThat(response.get(20, TimeUnit.SECONDS)).isEqualTo("210"));
        }
        assertThat(breaker.getState()).isIn(CircuitBreaker.State.OPEN, CircuitBreaker.State.HALF_OPEN);

        // A paused Redis does not accept a command that ends the pause.
        TestServers.redis().kill();
        TestServers.redis().start();
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            assertThat(client.ok(path)).isEqualTo("210");
            return breaker.getState() == CircuitBreaker.State.CLOSED;
        });
    }

    private double fromCache() {
        return metrics.get("liftline.query.reads").tag("source", "cache").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }
}
