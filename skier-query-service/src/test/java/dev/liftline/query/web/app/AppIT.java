package dev.liftline.query.web.app;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.caller.CallerRole;
import dev.liftline.query.testing.BehindGateway;
import dev.liftline.query.testing.Callers;
import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The screens of a skier's app, byte for byte. */
@TestPropertySource(properties = "LIFTLINE_API=app")
class AppIT extends BehindGateway {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    AppIT(Client client, Rides rides) {
        super(client, rides);
    }

    @Test
    void todayIsTheLatestDay() {
        int skier = newSkier();
        rides.store(skier, 2, 2026, 6, 30, 3);
        rides.store(skier, 1, 2026, 7, 217, 21, 333);
        rides.store(skier, 1, 2026, 7, 217, 4, 40);
        rides.store(skier, 1, 2026, 7, 9, 41, 410);
        rides.store(skier, 1, 2025, 300, 9, 41, 410);

        assertThat(ok("/app/today", skier)).isEqualTo("""
                {"skierID":%d,"day":{"date":"2026-01-07","season":2026,"day":7,\
                "resort":{"id":1,"name":"Alder Peak","opensAt":"08:30","closesAt":"16:30"},"version":3,"rides":[\
                {"time":9,"lift":{"id":41,"name":"Lift 41"},"vertical":410},\
                {"time":217,"lift":{"id":4,"name":"Eagle Carpet"},"vertical":40},\
                {"time":217,"lift":{"id":21,"name":"Otter Chair"},"vertical":333}],"vertical":783,"lifts":3}}""".formatted(skier));
    }

    @Test
    void todayMayBeAnyDay() {
        int skier = newSkier();
        rides.store(skier, 2, 2025, 60, 30, 3);
        rides.store(skier, 2, 2025, 60, 40, 3);
        rides.store(skier, 1, 2026, 7, 217, 21);

        JsonNode day = JSON.readTree(ok("/app/today?season=2025&resort=2&day=60", skier))
                .get("day");

        assertThat(day.get("date").asString()).isEqualTo("2025-03-01");
        assertThat(day.get("version").intValue()).isEqualTo(2);
        assertThat(day.get("lifts").intValue()).isEqualTo(1);
        assertThat(ok("/app/today?season=2025&resort=1&day=60", skier))
                .isEqualTo("{\"skierID\":%d,\"day\":null}".formatted(skier));
    }

    @Test
    void aSkierWithoutRidesHasEmptyScreens() {
        int skier = newSkier();

        assertThat(ok("/app/today", skier)).isEqualTo("{\"skierID\":%d,\"day\":null}".formatted(skier));
        assertThat(ok("/app/season", skier))
                .isEqualTo("{\"skierID\":%d,\"season\":null,\"seasons\":[],\"days\":[],\"favouriteLift\":null}"
                        .formatted(skier));
        assertThat(ok("/app/lifts", skier)).isEqualTo("{\"season\":null,\"resort\":null,\"resorts\":[],\"lifts\":[]}");
        assertThat(ok("/app/leaderboard", skier))
                .isEqualTo("{\"season\":null,\"resort\":null,\"byDays\":[],\"byLifts\":[],\"joined\":false}");
    }

    @Test
    void aSeasonHasItsDaysAndTheFavouriteLift() {
        int skier = newSkier();
        rides.store(skier, 2, 2026, 1, 30, 3);
        rides.store(skier, 1, 2026, 1, 10, 1);
        rides.store(skier, 1, 2026, 9, 20, 3);
        rides.store(skier, 1, 2026, 9, 30, 3);
        rides.store(skier, 1, 2025, 9, 20, 4);
        rides.store(skier, 1, 2025, 10, 20, 4);
        rides.store(skier, 1, 2025, 11, 20, 4);

        assertThat(ok("/app/season", skier)).isEqualTo("""
                {"skierID":%d,"season":2026,"seasons":[2025,2026],"days":[\
                {"date":"2026-01-01","day":1,"resort":{"id":1,"name":"Alder Peak"},"rides":1,"vertical":10},\
                {"date":"2026-01-01","day":1,"resort":{"id":2,"name":"Copper Basin"},"rides":1,"vertical":30},\
                {"date":"2026-01-09","day":9,"resort":{"id":1,"name":"Alder Peak"},"rides":2,"vertical":60}],\
                "favouriteLift":{"id":3,"name":"Crystal Carpet","resort":{"id":1,"name":"Alder Peak"},"rides":2}}""".formatted(skier));
        assertThat(JSON.readTree(ok("/app/season?season=2025", skier))
                        .at("/favouriteLift/rides")
                        .intValue())
                .isEqualTo(3);
        assertThat(ok("/app/season?season=2024", skier)).isEqualTo("""
                {"skierID":%d,"season":2024,"seasons":[2025,2026],"days":[],"favouriteLift":null}""".formatted(skier));
    }

    @Test
    void theLiftsOfAResortAreCollected() {
        int skier = newSkier();
        rides.store(skier, 2, 2026, 8, 30, 3);
        rides.store(skier, 1, 2026, 9, 20, 2);
        rides.store(skier, 1, 2026, 9, 30, 2);
        rides.store(skier, 1, 2026, 8, 30, 2);
        rides.store(skier, 1, 2026, 9, 40, 41);
        rides.store(skier, 1, 2025, 9, 40, 5);

        JsonNode lifts = JSON.readTree(ok("/app/lifts", skier));

        assertThat(lifts.get("season").intValue()).isEqualTo(2026);
        assertThat(lifts.get("resort").toString()).isEqualTo("{\"id\":1,\"name\":\"Alder Peak\"}");
        assertThat(lifts.get("resorts").toString())
                .isEqualTo("[{\"id\":1,\"name\":\"Alder Peak\"},{\"id\":2,\"name\":\"Copper Basin\"}]");
        assertThat(lifts.get("lifts")).hasSize(41);
        assertThat(lifts.get("lifts").get(1).toString())
                .isEqualTo("{\"id\":2,\"name\":\"Couloir Carpet\",\"vertical\":20,\"rides\":3}");
        assertThat(lifts.at("/lifts/4/rides").intValue()).isZero();
        assertThat(lifts.get("lifts").get(40).toString())
                .isEqualTo("{\"id\":41,\"name\":\"Lift 41\",\"vertical\":410,\"rides\":1}");
        assertThat(JSON.readTree(ok("/app/lifts?season=2025", skier))
                        .at("/lifts/4/rides")
                        .intValue())
                .isEqualTo(1);
        assertThat(JSON.readTree(ok("/app/lifts?resort=2", skier))
                        .at("/lifts/2/rides")
                        .intValue())
                .isEqualTo(1);
        assertThat(JSON.readTree(ok("/app/lifts?season=2026&resort=7", skier)).get("lifts"))
                .hasSize(40);
    }

    @Test
    void aLeaderboardHasWhoTakesPart() {
        int first = newSkier();
        int second = newSkier();
        int silent = newSkier();
        int late = newSkier();
        for (int day = 1; day <= 3; day++) {
            rides.store(first, 4, 2026, day, 10, 1);
            rides.store(silent, 4, 2026, day, 10, day);
        }
        rides.store(silent, 4, 2026, 9, 10, 9);
        rides.store(second, 4, 2026, 1, 10, 1);
        rides.store(second, 4, 2026, 1, 20, 2);
        rides.store(second, 4, 2025, 1, 20, 3);
        rides.store(late, 4, 2026, 2, 20, 3);
        rides.share(first, "Mia");
        rides.share(second, "Jo");

        assertThat(ok("/app/leaderboard", second)).isEqualTo("""
                {"season":2026,"resort":{"id":4,"name":"Lac Brillant"},\
                "byDays":[{"rank":1,"name":"Mia","days":3,"me":false},{"rank":2,"name":"Jo","days":1,"me":true}],\
                "byLifts":[{"rank":1,"name":"Jo","lifts":2,"me":true},{"rank":2,"name":"Mia","lifts":1,"me":false}],"joined":true}""");
        assertThat(JSON.readTree(ok("/app/leaderboard?resort=4&season=2026", silent))
                        .get("joined")
                        .asBoolean())
                .isFalse();

        // The counts may be a minute old; who takes part is not.
        rides.share(first, null);
        rides.share(late, "Li");
        assertThat(ok("/app/leaderboard", late)).isEqualTo("""
                {"season":2026,"resort":{"id":4,"name":"Lac Brillant"},\
                "byDays":[{"rank":1,"name":"Jo","days":1,"me":false},{"rank":1,"name":"Li","days":1,"me":true}],\
                "byLifts":[{"rank":1,"name":"Jo","lifts":2,"me":false},{"rank":2,"name":"Li","lifts":1,"me":true}],"joined":true}""");
    }

    @Test
    void whoIsBehindTheLeadersHasHisRankAmongAll() {
        for (int place = 1; place <= 24; place++) {
            int skier = newSkier();
            rides.share(skier, "No " + place);
            // Two days each, and the first five share the lead with three.
            for (int day = 1; day <= (place <= 5 ? 3 : 2); day++) {
                rides.store(skier, 9, 2024, day, 10, day);
            }
        }
        int behind = newSkier();
        rides.share(behind, "Ida");
        rides.store(behind, 9, 2024, 1, 10, 1);

        JsonNode board = JSON.readTree(ok("/app/leaderboard?season=2024&resort=9", behind));

        for (String part : List.of("byDays", "byLifts")) {
            List<Integer> ranks = board.get(part)
                    .valueStream()
                    .map(row -> row.get("rank").intValue())
                    .toList();
            assertThat(ranks).hasSize(21);
            assertThat(ranks.subList(0, 5)).containsOnly(1);
            assertThat(ranks.subList(5, 20)).containsOnly(6);
            assertThat(ranks.getLast()).isEqualTo(25);
            assertThat(board.at("/" + part + "/20/me").asBoolean()).isTrue();
        }
    }

    @Test
    void aRideIsOnTheScreensAfterTheRefresh() {
        int skier = newSkier();
        rides.store(skier, 1, 2026, 7, 10, 2);
        assertThat(JSON.readTree(ok("/app/today", skier)).at("/day/version").intValue())
                .isEqualTo(1);

        rides.store(skier, 1, 2026, 7, 20, 3);
        rides.refresh(skier, 1, 2026, 7, 2, 50);

        assertThat(JSON.readTree(ok("/app/today", skier)).at("/day/version").intValue())
                .isEqualTo(2);
        assertThat(JSON.readTree(ok("/app/season", skier)).at("/days/0/rides").intValue())
                .isEqualTo(2);
    }

    @Test
    void theLiftsOfASeasonAreCountedOnceForEveryNumberOfRides() {
        int skier = newSkier();
        rides.store(skier, 1, 2026, 7, 10, 2);
        double before = loadsOfLifts();
        ok("/app/season", skier);
        ok("/app/season", skier);
        ok("/app/lifts", skier);
        assertThat(loadsOfLifts() - before).isEqualTo(1);

        rides.store(skier, 1, 2026, 7, 20, 2);
        rides.refresh(skier, 1, 2026, 7, 2, 40);

        assertThat(JSON.readTree(ok("/app/season", skier))
                        .at("/favouriteLift/rides")
                        .intValue())
                .isEqualTo(2);
        assertThat(loadsOfLifts() - before).isEqualTo(2);
    }

    private double loadsOfLifts() {
        return client.meter("liftline_query_loads_seconds_count", "read=\"skier-lifts\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/app/today", "/app/season", "/app/lifts", "/app/leaderboard"})
    void aScreenThatDidNotChangeIsNotSentAgain(String path) {
        int skier = newSkier();
        rides.store(skier, 5, 2026, 7, 10, 2);
        HttpResponse<String> response = client.get(path, Callers.skier(skier));
        String tag = response.headers().firstValue("ETag").orElseThrow();
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("private, no-cache");

        String[] caller = Callers.skier(skier);
        HttpResponse<String> again = client.get(path, caller[0], caller[1], "If-None-Match", tag);

        assertThat(again.statusCode()).isEqualTo(304);
    }

    @ParameterizedTest
    @CsvSource({
        "/app/today?season=2026, resort",
        "/app/today?day=1&resort=1, season",
        "/app/today?season=26&resort=1&day=1, season",
        "/app/season?season=2025&season=2026, season",
        "/app/lifts?resort=0, resort",
        "/app/leaderboard?season=, season"
    })
    void namesTheWrongParameter(String path, String field) {
        HttpResponse<String> response = client.get(path, Callers.skier(newSkier()));

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).at("/errors/0/field").asString())
                .isEqualTo(field);
    }

    @ParameterizedTest
    @EnumSource(value = CallerRole.class, mode = EnumSource.Mode.EXCLUDE, names = "SKIER")
    void nobodyElseHasScreens(CallerRole role) {
        assertThat(client.get("/app/today", Callers.signedIn(role, "7", 0)).statusCode())
                .isEqualTo(403);
    }

    @Test
    void aReplicaOfTheAppHasNoBoardButTheReadsOfAll() {
        String[] admin = Callers.signedIn(CallerRole.ADMIN, "night", 0);

        assertThat(client.get("/board/resorts", admin).statusCode()).isEqualTo(404);
        assertThat(client.get("/resorts", admin).statusCode()).isEqualTo(200);
    }

    private String ok(String path, int skier) {
        return client.ok(path, Callers.skier(skier));
    }
}
