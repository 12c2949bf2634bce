package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.Rides;
import dev.liftline.testkit.servers.TestServers;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The service starts before its servers and becomes ready when the schema exists. */
class StartWithoutServersIT {

    @AfterEach
    void restartServers() {
        TestServers.redis().start();
        TestServers.postgres().start();
    }

    @Test
    void startsWithoutServersAndBecomesReadyWithTheSchema() {
        String databaseUrl = TestServers.newDatabase();
        String redisUrl = TestServers.newRedisDatabase();
        TestServers.postgres().stop();
        TestServers.redis().stop();
        try (ConfigurableApplicationContext service = SpringApplication.run(
                QueryApplication.class,
                "--LIFTLINE_PORT=0",
                "--LIFTLINE_MANAGEMENT_PORT=0",
                "--LIFTLINE_OPEN=true",
                "--LIFTLINE_DB_URL=" + databaseUrl,
                "--LIFTLINE_REDIS_URL=" + redisUrl)) {
            Client client = new Client(service.getEnvironment());
            CircuitBreaker breaker = service.getBean(CircuitBreaker.class);
            assertThat(client.get("/livez").statusCode()).isEqualTo(200);
            assertThat(client.get("/readyz").statusCode()).isEqualTo(503);
            assertThat(client.get("/skiers/1/seasons/2025/days/1/skiers/7").statusCode())
                    .isEqualTo(503);
            assertThat(breaker.getState()).isEqualTo(CircuitBreaker.State.FORCED_OPEN);

            TestServers.postgres().start();
            TestServers.redis().start();
            await().atMost(Duration.ofSeconds(30)).until(() -> breaker.getState() == CircuitBreaker.State.CLOSED);
            assertThat(client.get("/readyz").statusCode()).isEqualTo(503);
            await().atMost(Duration.ofSeconds(30)).ignoreExceptions().untilAsserted(() -> {
                Rides.migrate(service.getBean(DataSource.class));
                assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
            });
            assertThat(client.get("/skiers/1/seasons/2025/days/1/skiers/7").statusCode())
                    .isEqualTo(404);
            assertThat(client.get("/resorts/1/seasons").statusCode()).isEqualTo(200);
            assertThat(client.management("/actuator/health").body()).contains("\"status\":\"UP\"");
        }
    }
}
