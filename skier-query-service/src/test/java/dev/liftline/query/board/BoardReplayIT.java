package dev.liftline.query.board;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** A day replayed, and the limit of replays that are loaded at a time. Each test has a resort of its own. */
@QueryServiceTest
class BoardReplayIT {

    private final Client client;
    private final Rides rides;
    private final DataSource database;

    BoardReplayIT(Client client, Rides rides, DataSource database) {
        this.client = client;
        this.rides = rides;
        this.database = database;
    }

    @Test
    void countsTheRidesOfEachLiftInStepsOfFiveMinutes() {
        rides.store(newSkier(), 511, 2026, 14, 0, 7);
        rides.store(newSkier(), 511, 2026, 14, 4, 7);
        rides.store(newSkier(), 511, 2026, 14, 12, 7);
        rides.store(newSkier(), 511, 2026, 14, 5, 3);
        rides.store(newSkier(), 511, 2026, 13, 5, 4);
        assertThat(client.ok(path(511, 14))).isEqualTo("""
                {"resort":{"id":511,"name":"Resort 511","opensAt":"08:30","closesAt":"16:30"},\
                "season":2026,"day":14,"date":"2026-01-14","minutes":5,"lifts":[\
                {"id":3,"name":"Lift 3","rides":[0,1,0]},{"id":7,"name":"Lift 7","rides":[2,0,1]}]}""");
    }

    @Test
    void isEmptyOnADayWithoutRides() {
        assertThat(JsonMapper.shared()
                        .readTree(client.ok(path(8, 300)))
                        .path("lifts")
                        .isEmpty())
                .isTrue();
        assertThat(client.get(path(599, 1)).statusCode()).isEqualTo(404);
        assertThat(client.get("/board/replay?resort=8").body()).contains("season is required; day is required");
    }

    @Test
    void closedDaysAreServedWithoutTheirRides() throws SQLException {
        rides.store(newSkier(), 512, 2026, 13, 5, 4);
        rides.store(newSkier(), 512, 2026, 14, 5, 4);
        String replay = client.ok(path(512, 13));
        try (Connection holder = database.getConnection();
                Statement lock = rides.lock(holder)) {
            assertThat(client.ok(path(512, 13))).isEqualTo(replay);
            lock.execute("ROLLBACK");
        }
    }

    @Test
    void aLateRideChangesAClosedDay() {
        rides.store(newSkier(), 513, 2026, 13, 5, 4);
        rides.store(newSkier(), 513, 2026, 14, 5, 4);
        assertThat(client.ok(path(513, 13))).contains("\"rides\":[0,1]");
        rides.store(newSkier(), 513, 2026, 13, 6, 4);
        assertThat(client.ok(path(513, 13))).contains("\"rides\":[0,2]");
    }

    @Test
    void loadsTwoAtATimeAndRejectsTheThird() throws SQLException {
        for (int day = 1; day <= 4; day++) {
            rides.store(newSkier(), 514, 2026, day, 5, 4);
        }
        List<CompletableFuture<HttpResponse<String>>> responses = new ArrayList<>();
        try (Connection holder = database.getConnection();
                Statement lock = rides.lock(holder)) {
            for (int day = 1; day <= 3; day++) {
                String path = path(514, day);
                responses.add(CompletableFuture.supplyAsync(() -> client.get(path)));
            }
            HttpResponse<?> first =
                    (HttpResponse<?>) CompletableFuture.anyOf(responses.toArray(CompletableFuture[]::new))
                            .join();
            assertThat(first.statusCode()).isEqualTo(429);
            assertThat(first.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(first.body().toString()).contains("Too many days or seasons are being loaded.");
            lock.execute("ROLLBACK");
        }
        assertThat(responses.stream().map(response -> response.join().statusCode()))
                .containsExactlyInAnyOrder(200, 200, 429);
    }

    @Test
    void aDayOnTheBoardWaitsForItsTurnForASecond() throws SQLException {
        for (int day = 1; day <= 2; day++) {
            rides.store(newSkier(), 515, 2026, day, 5, 4);
        }
        rides.store(newSkier(), 516, 2026, 14, 5, 4);
        try (Connection holder = database.getConnection();
                Statement lock = rides.lock(holder)) {
            List<CompletableFuture<HttpResponse<String>>> replays = Stream.of(path(515, 1), path(515, 2))
                    .map(path -> CompletableFuture.supplyAsync(() -> client.get(path)))
                    .toList();
            rides.awaitReadersThatWait(2);
            long start = System.nanoTime();
            HttpResponse<String> response = client.get("/board/day?resort=516");
            assertThat(response.statusCode()).isEqualTo(429);
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
            lock.execute("ROLLBACK");
            replays.forEach(CompletableFuture::join);
        }
        assertThat(client.get("/board/day?resort=516").statusCode()).isEqualTo(200);
    }

    private static String path(int resort, int day) {
        return "/board/replay?resort=" + resort + "&season=2026&day=" + day;
    }
}
