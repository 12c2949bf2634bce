package dev.liftline.query;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import dev.liftline.testkit.servers.TestServers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** While PostgreSQL is unavailable, cached reads succeed and other reads get 503. */
@QueryServiceTest
class PostgresOutageIT {

    private final Client client;
    private final Rides rides;

    PostgresOutageIT(Client client, Rides rides) {
        this.client = client;
        this.rides = rides;
    }

    @AfterEach
    void restartPostgres() {
        TestServers.postgres().start();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> client.get("/resorts/1/seasons").statusCode() == 200);
    }

    @Test
    void servesCachedReadsReturns503ForMissesAndRecovers() {
        int cached = newSkier();
        int missing = newSkier();
        rides.store(cached, 1, 2025, 35, 1, 21);
        rides.store(missing, 1, 2025, 35, 1, 22);
        String hit = "/skiers/1/seasons/2025/days/35/skiers/" + cached;
        assertThat(client.get(hit).body()).isEqualTo("210");
        assertThat(client.get("/resorts").statusCode()).isEqualTo(200);
        assertThat(client.get("/readyz").statusCode()).isEqualTo(200);

        TestServers.postgres().stop();
        assertThat(client.get(hit).body()).isEqualTo("210");
        assertThat(client.get("/resorts").statusCode()).isEqualTo(200);
        String miss = "/skiers/1/seasons/2025/days/35/skiers/" + missing;
        List<String> misses = List.of(
                miss,
                "/skiers/" + missing + "/vertical?resort=1",
                "/skiers/" + missing + "/days?season=2025",
                "/skiers/" + missing + "/rides?resort=1&season=2025&day=35",
                "/resorts/1/seasons/2025/days/35",
                "/resorts/1/seasons/2025/day/35/skiers",
                "/resorts/1/seasons");
        List<Future<HttpResponse<String>>> responses = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            misses.forEach(path -> responses.add(clients.submit(() -> client.get(path))));
            responses.add(
                    clients.submit(() -> client.post("/resorts/1/seasons", "application/json", "{\"year\":\"2026\"}")));
        }
        assertThat(responses).allSatisfy(response -> assertUnavailable(response.resultNow()));
        assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
        assertThat(client.get("/livez").statusCode()).isEqualTo(200);

        TestServers.postgres().start();
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(client.get(miss).body()).isEqualTo("220"));
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(503);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(response.body()).contains("\"message\":\"The database does not respond; try again shortly.\"");
    }
}
