package dev.liftline.query.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.testkit.servers.TestServers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A start waits for Redis, but not for long: a replica that is ready without it sends all its reads to PostgreSQL. */
@QueryServiceTest
class RedisConnectorIT {

    private final CacheConnection connection;
    private final CircuitBreaker breaker;

    RedisConnectorIT(CacheConnection connection, CircuitBreaker breaker) {
        this.connection = connection;
        this.breaker = breaker;
    }

    @AfterEach
    void restartRedis() {
        TestServers.redis().start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> breaker.getState() == CircuitBreaker.State.CLOSED);
    }

    @Test
    void waitsForRedisAtTheStart() throws InterruptedException {
        TestServers.redis().stop();
        RedisConnector connector = new RedisConnector(connection, breaker, Integer.MAX_VALUE);
        Thread start = Thread.ofVirtual().start(connector::start);
        assertThat(start.join(Duration.ofSeconds(1))).isFalse();
        TestServers.redis().start();
        start.join();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.CLOSED);
    }

    @Test
    void startsWithoutRedisAfterSomeAttempts() {
        TestServers.redis().stop();
        RedisConnector connector = new RedisConnector(connection, breaker, 2);
        connector.start();
        assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.FORCED_OPEN);
    }
}
