package dev.liftline.query;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Concurrent loads are limited by the connections to PostgreSQL. */
@QueryServiceTest
class BulkheadIT {

    private static final int READERS = 40;

    private final Client client;
    private final Rides rides;
    private final DataSource database;

    BulkheadIT(Client client, Rides rides, DataSource database) {
        this.client = client;
        this.rides = rides;
        this.database = database;
    }

    @Test
    void returns503ForLoadsOverTheLimitAndThenRecovers() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < READERS; i++) {
            int skier = newSkier();
            rides.store(skier, 1, 2025, 38, 1, 21);
            paths.add("/skiers/1/seasons/2025/days/38/skiers/" + skier);
        }
        List<Future<HttpResponse<String>>> responses = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE skier_day IN ACCESS EXCLUSIVE MODE");
            paths.forEach(path -> responses.add(clients.submit(() -> client.get(path))));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> responses.stream().filter(Future::isDone).count() >= READERS / 2);
            connection.rollback();
            for (Future<HttpResponse<String>> pending : responses) {
                HttpResponse<String> response = pending.get(20, TimeUnit.SECONDS);
                assertThat(response.statusCode()).as(response.body()).isIn(200, 503);
                if (response.statusCode() == 503) {
                    assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
                }
            }
        }
        assertThat(responses.stream().map(Future::resultNow).filter(response -> response.statusCode() == 503))
                .hasSizeGreaterThanOrEqualTo(READERS / 2);
        assertThat(paths).allSatisfy(path -> assertThat(client.get(path).body()).isEqualTo("210"));
    }
}
