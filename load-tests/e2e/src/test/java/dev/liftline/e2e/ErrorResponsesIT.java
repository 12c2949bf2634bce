package dev.liftline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Problem documents for invalid requests, of which nothing is stored. */
class ErrorResponsesIT extends EndToEndTest {

    private static final String RIDE_PATH = "/skiers/1/seasons/2040/days/1/skiers/881001";
    private static final String RIDE = "{\"time\":217,\"liftID\":21}";

    ErrorResponsesIT(RunningStack stack) {
        super(stack);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            resortID | /skiers/0/seasons/2040/days/1/skiers/881001
            resortID | /skiers/-1/seasons/2040/days/1/skiers/881001
            resortID | /skiers/+1/seasons/2040/days/1/skiers/881001
            resortID | /skiers/01/seasons/2040/days/1/skiers/881001
            resortID | /skiers/2147483648/seasons/2040/days/1/skiers/881001
            seasonID | /skiers/1/seasons/40/days/1/skiers/881001
            seasonID | /skiers/1/seasons/20400/days/1/skiers/881001
            seasonID | /skiers/1/seasons/204x/days/1/skiers/881001
            dayID    | /skiers/1/seasons/2040/days/0/skiers/881001
            dayID    | /skiers/1/seasons/2040/days/367/skiers/881001
            skierID  | /skiers/1/seasons/2040/days/1/skiers/x
            skierID  | /skiers/1/seasons/2040/days/1/skiers/0
            """)
    void namesTheInvalidPathParameter(String field, String path) {
        assertNames(field, assertProblem(400, gateway.post(path, RIDE)));
        assertNames(field, assertProblem(400, gateway.get(path)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            liftID | {"time":217}
            time   | {"liftID":21}
            time   | {"time":null,"liftID":21}
            time   | {"time":"217","liftID":21}
            time   | {"time":1.5,"liftID":21}
            time   | {"time":1441,"liftID":21}
            time   | {"time":-1,"liftID":21}
            time   | {"time":99999999999999999999,"liftID":21}
            liftID | {"time":217,"liftID":32768}
            liftID | {"time":217,"liftID":0}
            liftID | {"time":217,"liftID":true}
            """)
    void namesTheInvalidFieldOfARide(String field, String body) {
        assertNames(field, assertProblem(400, gateway.post(RIDE_PATH, body)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"time\":217,\"liftID\":21",
                "{\"time\":217,\"liftID\":21}}",
                "{\"time\":217,\"time\":218,\"liftID\":21}",
                "{\"time\":217,\"liftID\":21} true",
                "[]",
                "217",
                "null",
                "time=217&liftID=21",
                " "
            })
    void rejectsABodyThatIsNoRide(String body) {
        assertProblem(400, gateway.post(RIDE_PATH, body));
    }

    @Test
    void rejectsARideWithoutABody() {
        assertProblem(400, gateway.post(RIDE_PATH, ""));
    }

    @Test
    void storesNoRejectedRide() {
        gateway.post(RIDE_PATH, "{\"time\":217,\"liftID\":0}");
        gateway.ride(1, "2040", 1, 881_002, 217, 21);
        gateway.awaitBody("/skiers/1/seasons/2040/days/1/skiers/881002", "210");

        assertProblem(404, gateway.get(RIDE_PATH));
    }

    @ParameterizedTest
    @CsvSource({"text/html", "application/xml", "application/x-www-form-urlencoded", "application/json; charset=utf-16"
    })
    void returns415WithTheAcceptedContentTypes(String type) {
        GatewayResponse response = gateway.post(RIDE_PATH, RIDE, "Content-Type", type);

        assertThat(assertProblem(415, response).path("message").asString())
                .isEqualTo("The content type must be application/json or text/plain, in UTF-8.");
        assertThat(response.header("Accept")).isEqualTo("application/json, text/plain");
    }

    @Test
    void returns413ForAHugeBody() {
        String huge = "{\"time\":217,\"liftID\":21,\"note\":\"" + "x".repeat(700 * 1024) + "\"}";

        assertProblem(413, gateway.post(RIDE_PATH, huge));
        assertProblem(413, gateway.post("/lift-rides", "[" + huge + "]"));
    }

    @ParameterizedTest
    @CsvSource({
        "/nothing",
        "/resorts/1",
        "/resorts/",
        "/resorts/1/seasons/",
        "/skiers",
        "/skiers/1/seasons/2040/days/1/skiers/881001/more",
        "/resorts/991001/seasons",
        "/resorts/991001/seasons/2040/day/1/skiers",
        "/resorts/991001/seasons/2040/days/1",
        "/skiers/1/seasons/2040/days/1/skiers/881999",
        "/skiers/881999/vertical?resort=1",
        "/skiers/881999/days?season=2040",
        "/skiers/881999/rides?resort=1&season=2040&day=1",
        "/actuator/health",
        "/v3/api-docs"
    })
    void returns404ForUnknownPathsAndMissingData(String path) {
        assertProblem(404, gateway.get(path));
    }

    @Test
    void returns404ForASeasonOfAnUnknownResort() {
        assertProblem(404, gateway.post("/resorts/991001/seasons", "{\"year\":\"2040\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "/skiers/881001/vertical, resort",
        "/skiers/881001/vertical?resort=x, resort",
        "/skiers/881001/vertical?resort=1&season=40, season",
        "/skiers/x/vertical?resort=1, skierID",
        "/resorts/x/seasons, resortID",
        "/resorts/1/seasons/x/day/1/skiers, seasonID",
        "/resorts/1/seasons/40/days/1, seasonID",
        "/resorts/1/seasons/2040/day/0/skiers, dayID",
        "/resorts/1/seasons/2040/days/367, dayID",
        "/skiers/881001/days, season",
        "/skiers/881001/days?season=2040&limit=0, limit",
        "/skiers/881001/days?season=2040&limit=1001, limit",
        "/skiers/881001/days?season=2040&cursor=bogus, cursor",
        "/skiers/881001/rides?season=2040&day=1, resort",
        "/skiers/881001/rides?resort=1&season=2040, day"
    })
    void namesTheInvalidParameterOfARead(String path, String field) {
        assertNames(field, assertProblem(400, gateway.get(path)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"year\":2040}", "{\"year\":\"40\"}", "{}", "[]", "{\"year\":\"2040\"", "{\"year\":null}"})
    void rejectsAnInvalidSeason(String body) {
        assertProblem(400, gateway.post("/resorts/1/seasons", body));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            PUT    | /skiers/1/seasons/2040/days/1/skiers/881001 | GET,POST
            DELETE | /resorts/1/seasons                          | GET,POST
            POST   | /resorts                                    | GET
            GET    | /lift-rides                                 | POST
            DELETE | /statistics                                 | GET
            """)
    void returns405WithTheAllowedMethods(String method, String path, String offered) {
        GatewayResponse response = gateway.send(method, path, "{}", "Content-Type", "application/json");

        assertProblem(405, response);
        assertThat(methods(response.header("Allow"))).containsAll(methods(offered));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/skiers/1/../../actuator",
                "/skiers/%2e%2e/actuator",
                "//resorts",
                "/skiers/1%20/seasons/2040/days/1/skiers/881001",
                "/skiers/1;a=b/seasons/2040/days/1/skiers/881001",
                "/skiers/1/seasons/2040/days/1/skiers/881001%00",
                "/skiers%2F1/seasons/2040/days/1/skiers/881001",
                "/skiers/1/seasons/2040/days/1/skiers/881001%0d%0aX:y"
            })
    void rejectsPathTraversalAndEscapes(String path) {
        GatewayResponse response = gateway.post(path, RIDE);

        assertThat(response.status()).as(response.body()).isBetween(400, 499);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static List<String> methods(String list) {
        return Pattern.compile(" *, *").splitAsStream(list).toList();
    }

    private static JsonNode assertProblem(int status, GatewayResponse response) {
        assertThat(response.status()).as(response.body()).isEqualTo(status);
        assertThat(response.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(response.header("X-Request-Id")).isNotEmpty();
        JsonNode problem = response.json();
        assertThat(problem.path("type").isString()).as(response.body()).isTrue();
        assertThat(problem.path("title").isString()).as(response.body()).isTrue();
        assertThat(problem.path("status").asInt()).isEqualTo(status);
        assertThat(problem.path("message").asString())
                .isNotBlank()
                .isEqualTo(problem.path("detail").asString())
                .doesNotContain("Exception", "dev.liftline", "springframework");
        return problem;
    }

    private static void assertNames(String field, JsonNode problem) {
        assertThat(problem.path("errors")).as(problem.toString()).anySatisfy(error -> {
            assertThat(error.path("field").asString()).isEqualTo(field);
            assertThat(error.path("rule").asString()).isNotBlank();
        });
    }
}
