package dev.liftline.query;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
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
import org.springframework.test.context.TestPropertySource;

/** Two hundred clients read the same uncached value at once. */
@QueryServiceTest
@TestPropertySource(
        properties = {
            // The load waits for the lock until every reader has arrived, however long that takes.
            "LIFTLINE_DB_QUERY_TIMEOUT_MS=60000",
            "spring.datasource.hikari.data-source-properties.socketTimeout=60"
        })
class StampedeIT {

    private static final int READERS = 200;

    private final Client client;
    private final Rides rides;
    private final MeterRegistry metrics;
    private final DataSource database;

    StampedeIT(Client client, Rides rides, MeterRegistry metrics, DataSource database) {
        this.client = client;
        this.rides = rides;
        this.metrics = metrics;
        this.database = database;
    }

    @Test
    void concurrentMissesOfOneKeyCauseOneLoad() throws Exception {
        int skier = newSkier();
        rides.store(skier, 1, 2025, 33, 1, 21);
        String path = "/skiers/1/seasons/2025/days/33/skiers/" + skier;
        double sharedBefore = reads("shared");
        double allBefore = reads("cache") + reads("shared") + reads("database");
        long loadsBefore = loads();
        List<Future<HttpResponse<String>>> responses = new ArrayList<>();
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // The lock holds the one load until all other readers wait for it.
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE skier_day IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < READERS; i++) {
                responses.add(clients.submit(() -> client.get(path)));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(50))
                    .until(() -> reads("shared") - sharedBefore == READERS - 1);
            connection.rollback();
            for (Future<HttpResponse<String>> response : responses) {
                assertThat(response.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
                assertThat(response.get().body()).isEqualTo("210");
            }
        }
        assertThat(loads() - loadsBefore).isEqualTo(1);
        assertThat(reads("cache") + reads("shared") + reads("database") - allBefore)
                .isEqualTo(READERS);
    }

    private double reads(String source) {
        return metrics.get("liftline.query.reads").tag("source", source).counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private long loads() {
        return metrics.get("liftline.query.loads")
                .tag("read", Read.SKIER_DAY_VERTICAL.tag())
                .timer()
                .count();
    }
}
