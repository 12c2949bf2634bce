package dev.liftline.query.web;

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
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Reads that wait do not pile up. */
@QueryServiceTest
@TestPropertySource(
        properties = {
            "liftline.web.max-in-flight=" + ReadsInFlightIT.MOST,
            // So that a busy machine does not end what is to wait.
            "LIFTLINE_DB_QUERY_TIMEOUT=10s"
        })
class ReadsInFlightIT {

    static final int MOST = 4;

    private final Client client;
    private final Rides rides;
    private final DataSource database;

    ReadsInFlightIT(Client client, Rides rides, DataSource database) {
        this.client = client;
        this.rides = rides;
        this.database = database;
    }

    @Test
    void oneMoreThanThereIsRoomForIsRefusedAtOnceAndTheProbesAreAnswered() throws Exception {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i <= MOST; i++) {
            int skier = newSkier();
            rides.store(skier, 1, 2025, 38, 1, 21);
            paths.add("/skiers/1/seasons/2025/days/38/skiers/" + skier);
        }
        double refused = client.meter("liftline_query_refused_total");
        List<Future<HttpResponse<String>>> waiting = new ArrayList<>();
        try (ExecutorService phones = Executors.newVirtualThreadPerTaskExecutor();
                Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("LOCK TABLE skier_day IN ACCESS EXCLUSIVE MODE");
            paths.subList(0, MOST).forEach(path -> waiting.add(phones.submit(() -> client.get(path))));
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> client.meter("liftline_query_in_flight") == MOST);

            HttpResponse<String> answer = client.get(paths.getLast());

            assertThat(waiting).noneMatch(Future::isDone);
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(answer.body()).isEqualTo("""
                    {"type":"about:blank","title":"Service Unavailable","status":503,\
                    "detail":"Too many reads are under way at this replica; try again shortly.",\
                    "message":"Too many reads are under way at this replica; try again shortly."}""");
            assertThat(client.meter("liftline_query_refused_total")).isEqualTo(refused + 1);
            assertThat(client.get("/resorts").statusCode()).isEqualTo(503);
            assertThat(client.get("/readyz").statusCode()).isEqualTo(200);
            connection.rollback();
            for (Future<HttpResponse<String>> each : waiting) {
                assertThat(each.get().body()).isEqualTo("210");
            }
        }
        assertThat(client.get(paths.getLast()).body()).isEqualTo("210");
    }
}
