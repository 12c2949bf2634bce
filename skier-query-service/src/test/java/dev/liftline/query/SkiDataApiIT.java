package dev.liftline.query;

import static dev.liftline.query.testing.Rides.newSkier;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.QueryServiceTest;
import dev.liftline.query.testing.Rides;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The reads of the SkiDataAPI 2.0, byte for byte. */
@QueryServiceTest
class SkiDataApiIT {

    private final Client client;
    private final Rides rides;

    SkiDataApiIT(Client client, Rides rides) {
        this.client = client;
        this.rides = rides;
    }

    @Test
    void listsTheRegisteredResorts() {
        HttpResponse<String> response = client.get("/resorts");
        assertResponse(response, """
                {"resorts":[{"resortName":"Alder Peak","resortID":1},{"resortName":"Copper Basin","resortID":2},\
                {"resortName":"Grauhorn","resortID":3},{"resortName":"Lac Brillant","resortID":4},\
                {"resortName":"Marmot Ridge","resortID":5},{"resortName":"Nordfjellet","resortID":6},\
                {"resortName":"Piz Serena","resortID":7},{"resortName":"Silverpine","resortID":8},\
                {"resortName":"Three Hermits","resortID":9},{"resortName":"Wolfsattel","resortID":10}]}""", "max-age=60");
    }

    @Test
    void listsTheSeasonsOfAResort() {
        assertResponse(client.get("/resorts/3/seasons"), "{\"seasons\":[\"2025\",\"2026\"]}", "no-cache");
    }

    @Test
    void registersASeason() {
        HttpResponse<String> response =
                client.post("/resorts/4/seasons", "application/json; charset=utf-8", "{\"year\":\"2019\",\"x\":1}");
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        assertResponse(client.get("/resorts/4/seasons"), "{\"seasons\":[\"2019\",\"2025\",\"2026\"]}", "no-cache");
    }

    @Test
    void registersASeasonTwice() {
        for (int i = 0; i < 2; i++) {
            assertThat(client.post("/resorts/5/seasons", "application/json", "{\"year\":\"2018\"}")
                            .statusCode())
                    .isEqualTo(201);
        }
        assertResponse(client.get("/resorts/5/seasons"), "{\"seasons\":[\"2018\",\"2025\",\"2026\"]}", "no-cache");
    }

    @Test
    void countsDifferentSkiersOfAResortsDay() {
        int one = newSkier();
        rides.store(one, 2, 2025, 40, 10, 1);
        rides.store(one, 2, 2025, 40, 20, 1);
        rides.store(newSkier(), 2, 2025, 40, 10, 1);
        assertResponse(
                client.get("/resorts/2/seasons/2025/day/40/skiers"),
                "{\"time\":\"Copper Basin\",\"numSkiers\":2}",
                "no-cache");
    }

    @Test
    void countsNoSkiersOnADayWithoutRides() {
        assertResponse(
                client.get("/resorts/9/seasons/1999/day/366/skiers"),
                "{\"time\":\"Three Hermits\",\"numSkiers\":0}",
                "no-cache");
    }

    @ParameterizedTest
    @ValueSource(strings = {"56", "0056", "0", "10000", "2147483647"})
    void countsNoSkiersInASeasonWithoutRides(String season) {
        assertResponse(
                client.get("/resorts/9/seasons/" + season + "/day/56/skiers"),
                "{\"time\":\"Three Hermits\",\"numSkiers\":0}",
                "no-cache");
    }

    @Test
    void takesTheSeasonOfAResortsDayForANumber() {
        rides.store(newSkier(), 9, 57, 3, 10, 1);
        for (String season : new String[] {"57", "0057"}) {
            assertResponse(
                    client.get("/resorts/9/seasons/" + season + "/day/3/skiers"),
                    "{\"time\":\"Three Hermits\",\"numSkiers\":1}",
                    "no-cache");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; charset=ISO-8859-1", ""})
    void registersASeasonOfPlainText(String contentType) {
        assertThat(client.post("/resorts/6/seasons", contentType, "{\"year\":\"2017\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void knowsAnUnregisteredResortByItsRides() {
        rides.store(newSkier(), 56, 2024, 1, 10, 1);
        assertResponse(client.get("/resorts/56/seasons"), "{\"seasons\":[\"2024\"]}", "no-cache");
        assertResponse(
                client.get("/resorts/56/seasons/2024/day/1/skiers"),
                "{\"time\":\"Resort 56\",\"numSkiers\":1}",
                "no-cache");
        assertResponse(
                client.get("/resorts/56/seasons/2024/day/2/skiers"),
                "{\"time\":\"Resort 56\",\"numSkiers\":0}",
                "no-cache");
        assertThat(client.post("/resorts/56/seasons", "application/json", "{\"year\":\"2026\"}")
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void returnsASkierDaysVerticalAsABareInteger() {
        int skier = newSkier();
        rides.store(skier, 1, 2025, 7, 217, 21);
        rides.store(skier, 1, 2025, 7, 240, 40);
        assertResponse(client.get("/skiers/1/seasons/2025/days/7/skiers/" + skier), "610", "no-cache");
    }

    @Test
    void sumsASkiersVerticalOverTheGivenResorts() {
        int skier = newSkier();
        rides.store(skier, 1, 2026, 7, 217, 1);
        rides.store(skier, 2, 2026, 7, 240, 2);
        rides.store(skier, 3, 2026, 7, 241, 4);
        rides.store(skier, 2, 2025, 7, 240, 8);
        assertResponse(
                client.get("/skiers/" + skier + "/vertical?resort=1&resort=2"),
                "{\"resorts\":[{\"seasonID\":\"2025\",\"totalVert\":80},{\"seasonID\":\"2026\",\"totalVert\":30}]}",
                "no-cache");
        assertResponse(
                client.get("/skiers/" + skier + "/vertical?resort=3&resort=1&resort=1&season=2026&unknown=x"),
                "{\"resorts\":[{\"seasonID\":\"2026\",\"totalVert\":50}]}",
                "no-cache");
    }

    @Test
    void sumsBeyondTheRangeOfAnInteger() {
        int skier = newSkier();
        for (int time = 1; time <= 3; time++) {
            rides.store(skier, 8, 2025, 200, time, 1, Integer.MAX_VALUE);
        }
        assertResponse(client.get("/skiers/8/seasons/2025/days/200/skiers/" + skier), "6442450941", "no-cache");
        assertResponse(
                client.get("/skiers/" + skier + "/vertical?resort=8"),
                "{\"resorts\":[{\"seasonID\":\"2025\",\"totalVert\":6442450941}]}",
                "no-cache");
        for (String path : List.of(
                "/skiers/" + skier + "/days?season=2025",
                "/skiers/" + skier + "/rides?resort=8&season=2025&day=200",
                "/resorts/8/seasons/2025/days/200")) {
            assertThat(client.get(path).body()).contains("\"totalVert\":6442450941");
        }
    }

    @Test
    void keepsTheLeadingZerosOfASeason() {
        int skier = newSkier();
        rides.store(skier, 1, 7, 1, 0, 1);
        assertResponse(client.get("/skiers/1/seasons/0007/days/1/skiers/" + skier), "10", "no-cache");
        assertResponse(
                client.get("/skiers/" + skier + "/vertical?resort=1"),
                "{\"resorts\":[{\"seasonID\":\"0007\",\"totalVert\":10}]}",
                "no-cache");
    }

    private static void assertResponse(HttpResponse<String> response, String body, String cacheControl) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        assertThat(response.body()).isEqualTo(body);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue(cacheControl);
        assertThat(response.headers().firstValue("ETag").orElseThrow()).matches("\"[0-9a-f-]+\"");
    }
}
