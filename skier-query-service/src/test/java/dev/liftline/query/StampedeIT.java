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

/** Two hundred phones ask for the same thing that nobody has asked for before. */
@QueryServiceTest
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
    void coldReadersOfOneKeyCauseOneLoad() throws Exception {
        int skier = newSkier();
        rides.store(skier, 1, 2025, 33, 1, 21);
        String path = "/skiers/1/seasons/2025/days/33/skiers/" + skier;
        double sharedBefore = reads("shared");
        double allBefore = reads("cache") + reads("shared") + reads("database");
        long loadsBefore = loads();
        List<Future<HttpResponse<String>>> answers = new ArrayList<>();
        try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            // The one load cannot end before all the others wait for it.
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE skier_day IN ACCESS EXCLUSIVE MODE");
            for (int i = 0; i < READERS; i++) {
                answers.add(phones.submit(() -> client.get(path)));
            }
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> reads("shared") - sharedBefore == READERS - 1);
            connection.rollback();
            for (Future<HttpResponse<String>> answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
                assertThat(answer.get().body()).isEqualTo("210");
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
                .tag("read", Read.SKIER_DAY.tag())
                .timer()
                .count();
    }
}
