package dev.liftline.query.web.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.model.caller.CallerRole;
import dev.liftline.query.QueryApplication;
import dev.liftline.query.testing.Callers;
import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.Rides;
import dev.liftline.testkit.servers.TestServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The app's replica with the database role of its pool. */
class PoolRoleIT {

    @Test
    void everyReadWorksWithTheRoleOfThePool() throws SQLException {
        TestServers.postgres().start();
        TestServers.redis().start();
        PGSimpleDataSource owner = new PGSimpleDataSource();
        owner.setUrl(TestServers.newDatabase());
        owner.setUser("liftline");
        owner.setPassword("");
        try (ConfigurableApplicationContext service = SpringApplication.run(
                QueryApplication.class,
                "--LIFTLINE_PORT=0",
                "--LIFTLINE_MANAGEMENT_PORT=0",
                "--LIFTLINE_INTERNAL_SECRETS_FILE=" + Callers.SECRETS,
                "--LIFTLINE_API=app",
                "--LIFTLINE_DB_URL=" + owner.getUrl(),
                "--LIFTLINE_DB_USER=liftline_app",
                "--LIFTLINE_REDIS_URL=" + TestServers.newRedisDatabase())) {
            StringRedisTemplate redis = service.getBean(StringRedisTemplate.class);
            Rides rides = new Rides(owner, JdbcClient.create(owner), redis);
            Client client = new Client(service.getEnvironment());
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> client.get("/readyz").statusCode() == 200);
            rides.store(7, 1, 2026, 7, 10, 2);
            rides.share(7, "Mia");

            for (String screen : List.of("/app/today", "/app/season", "/app/lifts", "/app/leaderboard")) {
                assertThat(client.get(screen, Callers.skier(7)).statusCode())
                        .as(screen)
                        .isEqualTo(200);
            }
            assertThat(client.get("/app/leaderboard", Callers.skier(7)).body()).contains("\"name\":\"Mia\"");
            assertThat(client.post("/resorts/1/seasons", "application/json", "{\"year\":\"2027\"}", admin())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(otherRoles(owner.getUrl())).containsExactly("liftline_app");
            assertThat(redis.getClientList()).anyMatch(found -> "skier-query-app".equals(found.getName()));
        }
    }

    /** Signed for a minute, which the start may take. */
    private static String[] admin() {
        return Callers.signedIn(CallerRole.ADMIN, "night", 0);
    }

    /** The roles with a session in the database, without the test's own. Only a superuser sees all. */
    private static List<@Nullable Object> otherRoles(String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, "postgres", ""))
                .sql("""
                        SELECT DISTINCT usename FROM pg_stat_activity
                        WHERE datname = current_database() AND usename NOT IN ('postgres', 'liftline')
                        """)
                .query()
                .singleColumn();
    }
}
