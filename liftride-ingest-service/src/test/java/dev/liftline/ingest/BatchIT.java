package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.LiftRide;
import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

@IngestIntegrationTest
class BatchIT {

    private static final String ARRAY = "application/json";
    private static final String LINES = "application/x-ndjson";

    private final ScannerClient scanner;
    private LiftRidesTopic topic;

    BatchIT(@LocalServerPort int port) {
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
    void publishesAThousandRidesOfAnArray() {
        HttpResponse<String> response = scanner.post("/lift-rides", ARRAY, array(1_000));

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ScannerClient.json(response).get("accepted").intValue()).isEqualTo(1_000);
        assertThat(topic.published().stream()
                        .map(record -> new JsonMapper().readValue(record.value(), LiftRide.class))
                        .map(LiftRide::skierId))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 1_000).boxed().toList());
    }

    @Test
    void returnsAResultPerRideInOrder() {
        String body = ride(1) + "\n"
                + "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":2,\"time\":2000,\"liftID\":21}\n"
                + ride(3).replace("}", ",\"scannerID\":\"lift-21.a\"}") + "\n";

        HttpResponse<String> response = scanner.post("/lift-rides", LINES, body);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(response.body())
                .isEqualTo("{\"accepted\":2,\"rejected\":1,\"unavailable\":0,\"results\":["
                        + "{\"index\":0,\"status\":\"accepted\"},"
                        + "{\"index\":1,\"status\":\"rejected\",\"errors\":[{\"field\":\"time\",\"rule\":"
                        + "\"must be an integer from 0 to 1440, the minutes after the lifts opened\"}]},"
                        + "{\"index\":2,\"status\":\"accepted\"}]}");
        assertThat(topic.published())
                .extracting(record -> new JsonMapper()
                        .readValue(record.value(), LiftRide.class)
                        .scannerId())
                .containsExactlyInAnyOrder(null, "lift-21.a");
    }

    @Test
    void returns200ForABatchWithoutAValidRide() {
        HttpResponse<String> response = scanner.post("/lift-rides", ARRAY, "[{}]");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(ScannerClient.json(response).get("rejected").intValue()).isEqualTo(1);
        assertThat(topic.published()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "null", "[{}", "[1,]"})
    void returns400ForABodyThatIsNotAnArrayOfRides(String body) {
        assertThat(scanner.post("/lift-rides", ARRAY, body).statusCode()).isEqualTo(400);
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void returns400ForATruncatedBatch() {
        String lines = ride(1) + "\n" + ride(2);

        assertThat(scanner.post("/lift-rides", LINES, lines.substring(0, lines.length() - 1))
                        .statusCode())
                .isEqualTo(400);
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void returns413ForTooManyRidesOrBytes() {
        HttpResponse<String> tooMany = scanner.post("/lift-rides", ARRAY, array(1_001));
        assertThat(tooMany.statusCode()).isEqualTo(413);
        assertThat(tooMany.body()).contains("\"errors\":[{\"field\":\"rides\",\"rule\":\"must be at most 1000\"}]");
        assertThat(scanner.post("/lift-rides", ARRAY, array(1) + " ".repeat(512 * 1024))
                        .statusCode())
                .isEqualTo(413);
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void returns415ForAnotherContentType() {
        HttpResponse<String> response = scanner.post("/lift-rides", "text/csv", "1,2");
        assertThat(response.statusCode()).isEqualTo(415);
        assertThat(response.headers().firstValue("Accept"))
                .hasValue("application/json, application/x-ndjson, text/plain");
    }

    @Test
    void returns400ForLinesThatOnlyACarriageReturnSeparates() {
        assertThat(scanner.post("/lift-rides", LINES, ride(1) + "\r" + ride(2)).statusCode())
                .isEqualTo(400);
        assertThat(topic.published()).isEmpty();
    }

    @Test
    void readsAnArrayOfPlainText() {
        assertThat(scanner.post("/lift-rides", "text/plain", array(2)).statusCode())
                .isEqualTo(200);
        assertThat(topic.published()).hasSize(2);
    }

    static String array(int rides) {
        return IntStream.rangeClosed(1, rides).mapToObj(BatchIT::ride).collect(Collectors.joining(",", "[", "]"));
    }

    private static String ride(int skier) {
        return "{\"resortID\":1,\"seasonID\":\"2025\",\"dayID\":7,\"skierID\":%d,\"time\":217,\"liftID\":21}"
                .formatted(skier);
    }
}
