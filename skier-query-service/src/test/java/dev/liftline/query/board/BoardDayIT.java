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
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A resort's day on the board. Each test has a resort of its own, as the latest day counts. */
@QueryServiceTest
class BoardDayIT {

    private final Client client;
    private final Rides rides;
    private final DataSource database;

    BoardDayIT(Client client, Rides rides, DataSource database) {
        this.client = client;
        this.rides = rides;
        this.database = database;
    }

    @Test
    void countsGuestsRidesAndArrivals() {
        int first = newSkier();
        int second = newSkier();
        rides.store(first, 501, 2026, 14, 14, 7);
        rides.store(first, 501, 2026, 14, 75, 7);
        rides.store(first, 501, 2026, 14, 76, 8);
        rides.store(second, 501, 2026, 14, 15, 7);
        rides.store(newSkier(), 501, 2026, 13, 1, 7);
        assertThat(withoutTime(client.ok("/board/day?resort=501&season=2026&day=14")))
                .isEqualTo("""
                {"resort":{"id":501,"name":"Resort 501","opensAt":"08:30","closesAt":"16:30"},\
                "season":2026,"day":14,"date":"2026-01-14","guests":2,"rides":4,"lifts":[\
                {"id":7,"name":"Lift 7","capacity":null,"hours":[{"hour":0,"rides":2,"before":1},\
                {"hour":1,"rides":1,"before":0}],"rides":3,"lastRide":75,"silent":false},\
                {"id":8,"name":"Lift 8","capacity":null,"hours":[{"hour":1,"rides":1,"before":0}],"rides":1,"lastRide":76,\
                "silent":false}],"arrivals":[{"quarter":0,"guests":1},{"quarter":1,"guests":1}],\
                "comparedWith":{"season":2026,"day":13,"date":"2026-01-13"}}""");
    }

    @Test
    void showsTheLatestDayByDefaultAndComparesItWithTheSameWeekday() {
        for (int day : new int[] {2, 7, 8, 13, 14}) {
            rides.store(newSkier(), 502, 2026, day, day, 7);
        }
        rides.store(newSkier(), 502, 2025, 300, 3, 7);
        JsonNode day = JsonMapper.shared().readTree(client.ok("/board/day?resort=502"));
        assertThat(day.path("date").asString()).isEqualTo("2026-01-14");
        assertThat(day.at("/comparedWith/date").asString()).isEqualTo("2026-01-07");
    }

    @Test
    void findsTheEarlierDayInTheSeasonBefore() {
        rides.store(newSkier(), 503, 2025, 300, 3, 7);
        rides.store(newSkier(), 503, 2026, 1, 3, 7);
        JsonNode day = JsonMapper.shared().readTree(client.ok("/board/day?resort=503"));
        assertThat(day.at("/comparedWith").toString())
                .isEqualTo("{\"season\":2025,\"day\":300,\"date\":\"2025-10-27\"}");
    }

    @Test
    void marksLiftsThatReportNothingWhileOthersDo() {
        rides.store(newSkier(), 504, 2026, 13, 5, 4);
        rides.store(newSkier(), 504, 2026, 13, 200, 5);
        rides.store(newSkier(), 504, 2026, 14, 100, 1);
        rides.store(newSkier(), 504, 2026, 14, 101, 2);
        rides.store(newSkier(), 504, 2026, 14, 115, 3);
        JsonNode lifts =
                JsonMapper.shared().readTree(client.ok("/board/day?resort=504")).path("lifts");
        assertThat(lifts.valueStream().map(lift -> lift.path("id") + " " + lift.path("silent")))
                .containsExactly("1 true", "2 false", "3 false", "4 true", "5 false");
    }

    @Test
    void marksNoLiftAfterTheResortHasClosed() {
        rides.store(newSkier(), 505, 2026, 14, 100, 1);
        rides.store(newSkier(), 505, 2026, 14, 480, 2);
        assertThat(client.ok("/board/day?resort=505")).contains("\"lastRide\":100,\"silent\":false");
    }

    @Test
    void listsEveryRegisteredLiftWithItsCapacity() {
        JsonNode lifts = JsonMapper.shared()
                .readTree(client.ok("/board/day?resort=8&season=1990&day=1"))
                .path("lifts");
        assertThat(lifts.valueStream().map(lift -> lift.path("id") + " " + lift.path("capacity")))
                .hasSize(40)
                .startsWith("1 1200", "2 1800", "3 900", "4 2400");
    }

    @Test
    void isAtMostASecondOld() {
        rides.store(newSkier(), 506, 2026, 14, 1, 1);
        assertThat(client.ok("/board/day?resort=506")).contains("\"guests\":1,");
        rides.store(newSkier(), 506, 2026, 14, 1, 1);
        Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> client.ok("/board/day?resort=506").contains("\"guests\":2,"));
    }

    @Test
    void saysWhenTheFiguresWereRead() {
        rides.store(newSkier(), 507, 2026, 14, 1, 1);
        Instant before = Instant.now();
        JsonNode day = JsonMapper.shared().readTree(client.ok("/board/day?resort=507"));
        assertThat(Instant.parse(day.path("asOf").asString())).isBetween(before.minusSeconds(1), Instant.now());
    }

    @Test
    void manyBoardsCostOneQueryASecond() {
        rides.store(newSkier(), 508, 2026, 14, 1, 1);
        double before = loads("board-day");
        long start = System.nanoTime();
        for (int i = 0; i < 50; i++) {
            client.ok("/board/day?resort=508");
        }
        long seconds = Duration.ofNanos(System.nanoTime() - start).toSeconds() + 1;
        assertThat(loads("board-day") - before).isBetween(1.0, (double) seconds);
    }

    @Test
    void readersOfADayShareOneReadOfItsRides() throws SQLException {
        rides.store(newSkier(), 509, 2026, 14, 1, 1);
        double before = loads("board-day-rides");
        try (Connection holder = database.getConnection();
                Statement lock = rides.lock(holder)) {
            List<CompletableFuture<HttpResponse<String>>> responses = Stream.generate(
                            () -> CompletableFuture.supplyAsync(
                                    () -> client.get("/board/day?resort=509"), Thread::startVirtualThread))
                    .limit(8)
                    .toList();
            rides.awaitReadersThatWait(1);
            lock.execute("ROLLBACK");
            assertThat(responses.stream().map(response -> response.join().statusCode()))
                    .containsOnly(200);
        }
        assertThat(loads("board-day-rides") - before).isEqualTo(1);
    }

    @Test
    void theRidesOfAnEarlierDayAreReadOnce() throws SQLException {
        rides.store(newSkier(), 510, 2026, 13, 5, 4);
        rides.store(newSkier(), 510, 2026, 14, 5, 4);
        String path = "/board/day?resort=510&season=2026&day=13";
        String day = withoutTime(client.ok(path));
        double before = loads("board-day");
        try (Connection holder = database.getConnection();
                Statement lock = rides.lock(holder)) {
            Awaitility.await().until(() -> {
                assertThat(withoutTime(client.ok(path))).isEqualTo(day);
                return loads("board-day") > before;
            });
            lock.execute("ROLLBACK");
        }
        rides.store(newSkier(), 510, 2026, 13, 20, 4);
        Awaitility.await()
                .until(() -> client.ok(path).contains("\"arrivals\":[{\"quarter\":0,\"guests\":1},{\"quarter\":1,"));
    }

    private double loads(String read) {
        return client.meter("liftline_query_loads_seconds_count", "read=\"" + read + "\"");
    }

    @Test
    void isNotStoredByClients() {
        assertThat(client.get("/board/day?resort=8").headers().firstValue("Cache-Control"))
                .hasValue("private, no-store");
    }

    @Test
    void hasADayOfNoRides() {
        JsonNode day = JsonMapper.shared().readTree(client.ok("/board/day?resort=8&season=1990&day=1"));
        assertThat(day.path("guests").intValue()).isZero();
        assertThat(day.path("date").asString()).isEqualTo("1990-01-01");
        assertThat(day.path("comparedWith").isNull()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /board/day                           | 400 | resort is required.
            /board/day?resort=0                  | 400 | resort must be an integer from 1 to 2147483647.
            /board/day?resort=1&season=2026      | 400 | day is required with the other one of season and day.
            /board/day?resort=1&day=7            | 400 | season is required with the other one of season and day.
            /board/day?resort=1&season=26&day=7  | 400 | season must be four digits, for example 2025.
            /board/day?resort=1&resort=2         | 400 | resort must be given once.
            /board/day?resort=599                | 404 | Resort 599 is not known.
            """)
    void rejectsWhatItCannotShow(String path, int status, String message) {
        HttpResponse<String> response = client.get(path);
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(JsonMapper.shared().readTree(response.body()).path("message").asString())
                .isEqualTo(message);
    }

    @Test
    void listsTheResortsWithTheirLatestDay() {
        rides.store(newSkier(), 6, 2097, 14, 1, 1);
        rides.store(newSkier(), 6, 2097, 9, 1, 1);
        rides.store(newSkier(), 6, 2096, 99, 1, 1);
        JsonNode resorts =
                JsonMapper.shared().readTree(client.ok("/board/resorts")).path("resorts");
        assertThat(resorts).hasSize(10);
        assertThat(resorts.path(5).toString()).isEqualTo("""
                {"id":6,"name":"Nordfjellet","opensAt":"08:30","closesAt":"16:30",\
                "latest":{"season":2097,"day":14,"date":"2097-01-14"}}""");
    }

    private static String withoutTime(String json) {
        return json.replaceFirst(",\"asOf\":\"[^\"]*\"", "");
    }
}
