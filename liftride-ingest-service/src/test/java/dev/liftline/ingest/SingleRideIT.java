package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.LiftRide;
import dev.liftline.testkit.api.OpenApiDocument;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IngestIntegrationTest
class SingleRideIT {

    private static final String JSON = "application/json";
    private static final String RIDE = "{\"time\":217,\"liftID\":21}";

    private final MeterRegistry meters;
    private final ScannerClient scanner;
    private LiftRidesTopic topic;

    SingleRideIT(@Autowired MeterRegistry meters, @LocalServerPort int port) {
        this.meters = meters;
        this.scanner = new ScannerClient(port);
    }

    @BeforeEach
    void open() {
        topic = new LiftRidesTopic();
    }

    @AfterEach
    void close() {
        topic.close();
    }

    @Test
    void publishesARideBefore201() {
        double before = counted("acknowledged");

        HttpResponse<String> response = scanner.send(scanner.to(ScannerClient.path(12345))
                .header("Content-Type", "application/json; charset=utf-8")
                .header("X-Scanner-Id", "lift-21.a")
                .POST(HttpRequest.BodyPublishers.ofString("{\"time\":217,\"liftID\":21,\"waitTime\":3}")));

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Length")).hasValue("0");
        assertThat(counted("acknowledged")).isEqualTo(before + 1);
        assertThat(topic.published()).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo("12345");
            assertThat(record.headers().lastHeader("schema-version").value())
                    .asString()
                    .isEqualTo("1.0");
            LiftRide ride = new JsonMapper().readValue(record.value(), LiftRide.class);
            assertThat(ride).isEqualTo(new LiftRide(1, 2025, 7, 12345, 21, 217, ride.receivedAt(), "lift-21.a"));
            assertThat(ride.receivedAt()).isEqualTo(ride.receivedAt().truncatedTo(ChronoUnit.MILLIS));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "/skiers/2147483647/seasons/0000/days/366/skiers/2147483647, 0, 32767",
        "/skiers/56/seasons/9999/days/1/skiers/1, 1440, 1"
    })
    void acceptsTheLimitsOfEveryRange(String path, int time, int lift) {
        assertThat(scanner.post(path, JSON, "{\"time\":%d,\"liftID\":%d}".formatted(time, lift))
                        .statusCode())
                .isEqualTo(201);
        assertThat(topic.published())
                .extracting(ConsumerRecord::value)
                .singleElement()
                .asString()
                .contains("\"liftId\":%d,\"time\":%d,".formatted(lift, time));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {"liftID":21}                                   | time
                    {"time":217}                                    | liftID
                    {"time":"217","liftID":21}                      | time
                    {"time":217.0,"liftID":21}                      | time
                    {"time":null,"liftID":null}                     | liftID,time
                    {"time":true,"liftID":{"time":1}}               | liftID,time
                    {"time":1441,"liftID":0}                        | liftID,time
                    {"time":-1,"liftID":32768}                      | liftID,time
                    {"time":2147483648,"liftID":99999999999999999}  | liftID,time
                    {"time":1e2,"liftID":[21]}                      | liftID,time
                    {}                                              | liftID,time
                    """)
    void namesEveryInvalidFieldOfTheBody(String body, String fields) {
        double before = counted("rejected");

        JsonNode problem = problem(scanner.post(ScannerClient.path(1), JSON, body), 400);

        assertThat(problem.get("errors").findValuesAsString("field")).isEqualTo(List.of(fields.split(",")));
        assertThat(problem.get("errors").findValuesAsString("rule"))
                .allSatisfy(rule -> assertThat(problem.get("detail").asString()).contains(rule));
        assertThat(counted("rejected")).isEqualTo(before + 1);
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void recordsARideWhosePathHasEscapedDigits() {
        assertThat(scanner.post("/skiers/%31/seasons/2025/days/7/skiers/%31%32", JSON, RIDE)
                        .statusCode())
                .isEqualTo(201);
        assertThat(topic.published()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/skiers/0/seasons/2025/days/7/skiers/1, resortID",
        "/skiers/x/seasons/25/days/0/skiers/-1, 'resortID,seasonID,dayID,skierID'",
        "/skiers/1/seasons/2025/days/367/skiers/1, dayID",
        "/skiers/1/seasons/2025/days/07/skiers/1, dayID",
        "/skiers/1/seasons/2025/days/7/skiers/2147483648, skierID",
        "/skiers/1/seasons/2025/days/7/skiers/%201, skierID",
        "/skiers/1;resortID=2/seasons/2025/days/7/skiers/1, resortID",
        "/skiers/1/seasons/2025;x/days/7/skiers/1, seasonID"
    })
    void namesEveryInvalidFieldOfThePath(String path, String fields) {
        JsonNode problem = problem(scanner.post(path, JSON, RIDE), 400);

        assertThat(problem.get("errors").findValuesAsString("field")).isEqualTo(List.of(fields.split(",")));
        assertThat(topic.published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "217",
                "[]",
                "{\"time\":217,\"liftID\":21",
                "{\"time\":217,\"liftID\":21}}",
                "{\"time\":217,\"liftID\":21}{}",
                "{\"time\":217,\"time\":217,\"liftID\":21}",
                "{\"time\":217,\"liftID\":21,}"
            })
    void returns400ForABodyThatIsNotStrictJson(String body) {
        double before = counted("rejected");

        JsonNode problem = problem(scanner.post(ScannerClient.path(1), JSON, body), 400);

        assertThat(problem.has("errors")).isFalse();
        assertThat(counted("rejected")).isEqualTo(before + 1);
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void namesAnInvalidScanner() {
        JsonNode problem = problem(
                scanner.send(scanner.to(ScannerClient.path(1))
                        .header("Content-Type", JSON)
                        .header("X-Scanner-Id", "lift 21")
                        .POST(HttpRequest.BodyPublishers.ofString(RIDE))),
                400);

        assertThat(problem.get("errors").findValuesAsString("field")).containsExactly("X-Scanner-Id");
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void namesARepeatedScanner() {
        JsonNode problem = problem(
                scanner.send(scanner.to(ScannerClient.path(1))
                        .header("Content-Type", JSON)
                        .header("X-Scanner-Id", "lift-21.a")
                        .header("X-Scanner-Id", "lift-21.b")
                        .POST(HttpRequest.BodyPublishers.ofString(RIDE))),
                400);

        assertThat(problem.get("errors").findValuesAsString("field")).containsExactly("X-Scanner-Id");
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void returns413ForABodyOverTheLimitWithEitherFraming() {
        String huge = RIDE + " ".repeat(5_000);

        problem(scanner.post(ScannerClient.path(1), JSON, huge), 413);
        problem(
                scanner.send(scanner.to(ScannerClient.path(1))
                        .header("Content-Type", JSON)
                        .POST(HttpRequest.BodyPublishers.fromPublisher(HttpRequest.BodyPublishers.ofString(huge)))),
                413);

        assertThat(topic.published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/x-www-form-urlencoded",
                "application/x-ndjson",
                "application/json; charset=utf-16",
                "application/json; charset=nonsense",
                "nonsense"
            })
    void returns415ForAnotherContentType(String contentType) {
        HttpResponse<String> response = scanner.post(ScannerClient.path(1), contentType, RIDE);

        assertThat(problem(response, 415).get("message").asString())
                .isEqualTo("The content type must be application/json or text/plain, in UTF-8.");
        assertThat(response.headers().firstValue("Accept")).hasValue("application/json, text/plain");
        assertThat(topic.published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "text/plain; charset=ISO-8859-1", "application/json; v=2"})
    void readsPlainTextAsJson(String contentType) {
        assertThat(scanner.post(ScannerClient.path(3), contentType, RIDE).statusCode())
                .isEqualTo(201);
        assertThat(topic.published()).hasSize(1);
    }

    @Test
    void takesABodyWithoutAContentTypeForJson() {
        HttpRequest.Builder ride = scanner.to(ScannerClient.path(3)).POST(HttpRequest.BodyPublishers.ofString(RIDE));
        assertThat(scanner.send(ride).statusCode()).isEqualTo(201);
        assertThat(topic.published()).hasSize(1);

        HttpRequest.Builder noRide =
                scanner.to(ScannerClient.path(3)).POST(HttpRequest.BodyPublishers.ofString("time=217"));
        assertThat(problem(scanner.send(noRide), 400).get("message").asString()).doesNotContain("null");
    }

    @ParameterizedTest
    @ValueSource(strings = {"?a=1&=x", "?=", "?&&"})
    void ignoresQueryParametersWithoutAName(String query) {
        assertThat(scanner.post(ScannerClient.path(4) + query, JSON, RIDE).statusCode())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"?time=1&time=2", "?%20=%20", "?utm=%E9"})
    void ignoresUnknownQueryParameters(String query) {
        assertThat(scanner.post(ScannerClient.path(4) + query, JSON, RIDE).statusCode())
                .isEqualTo(201);
    }

    @Test
    void sendsTheDocumentedProblem() {
        HttpResponse<String> response = scanner.post(ScannerClient.path(1), JSON, "{\"time\":217}");

        assertThat(problem(response, 400))
                .isEqualTo(OpenApiDocument.read().at("/components/schemas/Problem/examples/0"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void returns405WithTheMethodsOffered(String method) {
        HttpResponse<String> response =
                scanner.send(scanner.to(ScannerClient.path(1)).method(method, HttpRequest.BodyPublishers.noBody()));

        problem(response, 405);
        assertThat(response.headers().firstValue("Allow")).hasValue("POST");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/error",
                "/skiers",
                "/skiers/1/seasons/2025/days/7/skiers/1/",
                "//skiers/1/seasons/2025/days/7/skiers/1",
                "/skiers/1/seasons/2025/day/7/skiers/1",
                "/skiers/1/./seasons/2025/days/7/skiers/1",
                "/skiers//seasons/2025/days/7/skiers/1",
                "/actuator/prometheus"
            })
    void returns404ForUnknownPaths(String path) {
        problem(scanner.post(path, JSON, RIDE), 404);

        assertThat(topic.published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/html", "image/png", "nonsense"})
    void ignoresTheAcceptHeader(String accept) {
        HttpRequest.Builder request = scanner.to(ScannerClient.path(2))
                .header("Content-Type", JSON)
                .header("Accept", accept)
                .POST(HttpRequest.BodyPublishers.ofString(RIDE));
        assertThat(scanner.send(request).statusCode()).isEqualTo(201);

        problem(scanner.send(request.POST(HttpRequest.BodyPublishers.ofString("{}"))), 400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/readyz"})
    void servesProbesOnTheMainPort(String path) {
        assertThat(scanner.send(scanner.to(path)).body()).isEqualTo("{\"status\":\"UP\"}");
    }

    private static JsonNode problem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        JsonNode problem = ScannerClient.json(response);
        assertThat(problem.get("status").intValue()).isEqualTo(status);
        assertThat(problem.get("type").asString()).isEqualTo("about:blank");
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.get("message")).isEqualTo(problem.get("detail"));
        return problem;
    }

    private double counted(String result) {
        return meters.get("liftline.ingest.rides")
                .tag("result", result)
                .counter()
                .count();
    }
}
