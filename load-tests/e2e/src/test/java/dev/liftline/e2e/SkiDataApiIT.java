package dev.liftline.e2e;

import static dev.liftline.e2e.stack.Gateway.skierDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The eight operations of the SkiDataAPI 2.0 with their exact bytes. */
class SkiDataApiIT extends EndToEndTest {

    private static final int UNREGISTERED_RESORT = 7_701;

    SkiDataApiIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void listsResortsById() {
        GatewayResponse response = gateway.get("/resorts");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.header("Cache-Control")).isEqualTo("max-age=60");
        assertThat(response.body())
                .isEqualTo("{\"resorts\":[{\"resortName\":\"Alder Peak\",\"resortID\":1},"
                        + "{\"resortName\":\"Copper Basin\",\"resortID\":2},{\"resortName\":\"Grauhorn\",\"resortID\":3},"
                        + "{\"resortName\":\"Lac Brillant\",\"resortID\":4},{\"resortName\":\"Marmot Ridge\",\"resortID\":5},"
                        + "{\"resortName\":\"Nordfjellet\",\"resortID\":6},{\"resortName\":\"Piz Serena\",\"resortID\":7},"
                        + "{\"resortName\":\"Silverpine\",\"resortID\":8},{\"resortName\":\"Three Hermits\",\"resortID\":9},"
                        + "{\"resortName\":\"Wolfsattel\",\"resortID\":10}]}");
    }

    @Test
    void addsASeasonToAResortOnce() {
        gateway.ride(UNREGISTERED_RESORT, "2031", 1, 880_001, 10, 3);
        gateway.awaitBody("/resorts/" + UNREGISTERED_RESORT + "/seasons", "{\"seasons\":[\"2031\"]}");

        GatewayResponse added = gateway.post("/resorts/" + UNREGISTERED_RESORT + "/seasons", "{\"year\":\"2030\"}");
        GatewayResponse again = gateway.post("/resorts/" + UNREGISTERED_RESORT + "/seasons", "{\"year\":\"2030\"}");

        assertThat(added.status()).isEqualTo(201);
        assertThat(added.body()).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        gateway.awaitBody("/resorts/" + UNREGISTERED_RESORT + "/seasons", "{\"seasons\":[\"2030\",\"2031\"]}");
    }

    @ParameterizedTest
    @CsvSource({"Content-Type, text/plain", "Content-Type, text/plain; charset=ISO-8859-1", "X-Any, no content type"})
    void takesPlainTextAndABodyWithoutAContentTypeForJson(String name, String value) {
        assertThat(gateway.post(skierDay(3, "2032", 8, 880_102), "{\"time\":217,\"liftID\":21}", name, value)
                        .status())
                .isEqualTo(201);
        assertThat(gateway.post("/resorts/3/seasons", "{\"year\":\"2032\"}", name, value)
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"56", "0056", "2147483647"})
    void takesTheSeasonOfAResortsDayForAnInteger(String season) {
        assertThat(gateway.get("/resorts/9/seasons/" + season + "/day/56/skiers")
                        .body())
                .isEqualTo("{\"time\":\"Three Hermits\",\"numSkiers\":0}");
        assertThat(gateway.get("/resorts/991001/seasons/" + season + "/day/56/skiers")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void acknowledgesARideWithAnEmptyBodyAndCountsItOnce() {
        String path = skierDay(3, "2032", 7, 880_101);

        GatewayResponse first =
                gateway.post(path, "{\"time\":217,\"liftID\":21}", "Content-Type", "application/json; charset=utf-8");
        GatewayResponse again = gateway.post(path, "{\"time\":217,\"liftID\":21,\"waitTime\":3}");

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.body()).isEmpty();
        assertThat(again.status()).isEqualTo(201);
        gateway.ride(3, "2032", 7, 880_101, 231, 4);
        gateway.awaitBody(path, "250");
        assertThat(gateway.get(path).header("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void countsSkiersOfADayUnderTheResortName() {
        gateway.ride(4, "2033", 9, 880_201, 5, 1);
        gateway.ride(4, "2033", 9, 880_201, 25, 1);
        gateway.ride(4, "2033", 9, 880_202, 5, 1);

        gateway.awaitBody("/resorts/4/seasons/2033/day/9/skiers", "{\"time\":\"Lac Brillant\",\"numSkiers\":2}");
        assertThat(gateway.get("/resorts/4/seasons/2033/day/10/skiers").body())
                .isEqualTo("{\"time\":\"Lac Brillant\",\"numSkiers\":0}");
    }

    @Test
    void namesAnUnregisteredResortByItsId() {
        gateway.ride(UNREGISTERED_RESORT + 1, "2033", 9, 880_211, 5, 1);

        gateway.awaitBody(
                "/resorts/" + (UNREGISTERED_RESORT + 1) + "/seasons/2033/day/9/skiers",
                "{\"time\":\"Resort " + (UNREGISTERED_RESORT + 1) + "\",\"numSkiers\":1}");
    }

    @Test
    void sumsVerticalOfTheRequestedResortsBySeason() {
        gateway.ride(1, "2034", 1, 880_301, 5, 12);
        gateway.ride(2, "2034", 2, 880_301, 5, 30);
        gateway.ride(2, "2035", 2, 880_301, 5, 7);
        gateway.ride(5, "2035", 2, 880_301, 60, 40);
        String path = "/skiers/880301/vertical";

        gateway.awaitBody(
                path + "?resort=1&resort=2",
                "{\"resorts\":[{\"seasonID\":\"2034\",\"totalVert\":420},{\"seasonID\":\"2035\",\"totalVert\":70}]}");
        gateway.awaitBody(
                path + "?resort=2&resort=5&season=2035", "{\"resorts\":[{\"seasonID\":\"2035\",\"totalVert\":470}]}");
        gateway.awaitBody(
                path + "?resort=1&season=2034&season=2035",
                "{\"resorts\":[{\"seasonID\":\"2034\",\"totalVert\":120}]}");
    }

    @Test
    void usesTenTimesTheLiftIdAsVerticalOfAnUnregisteredLift() {
        gateway.ride(56, "2036", 1, 880_401, 1_440, 321);

        gateway.awaitBody(skierDay(56, "2036", 1, 880_401), "3210");
    }

    @Test
    void returnsLatencyStatisticsOfTheEndpoints() {
        gateway.get("/resorts");

        JsonNode statistics = gateway.get("/statistics").json().path("endpointStats");

        assertThat(statistics.isArray()).isTrue();
        assertThat(statistics).anySatisfy(endpoint -> {
            assertThat(endpoint.propertyNames()).containsExactly("URL", "operation", "mean", "max");
            assertThat(endpoint.get("URL").asString()).isEqualTo("/resorts");
            assertThat(endpoint.get("operation").asString()).isEqualTo("GET");
            assertThat(endpoint.get("max").asInt())
                    .isGreaterThanOrEqualTo(endpoint.get("mean").asInt());
        });
    }
}
