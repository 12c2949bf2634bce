package dev.liftline.e2e;

import static dev.liftline.e2e.stack.Gateway.skierDay;
import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.GatewayResponse;
import dev.liftline.e2e.stack.RunningStack;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchIT extends EndToEndTest {

    BatchIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void returnsAResultForEachRideOfABatch() {
        GatewayResponse response =
                gateway.post("/lift-rides", "[" + item(882_001, 10, 21) + "," + item(882_001, 1_441, 21) + "]");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.header("Content-Type")).isEqualTo("application/json");
        assertThat(response.body())
                .isEqualTo("{\"accepted\":1,\"rejected\":1,\"unavailable\":0,"
                        + "\"results\":[{\"index\":0,\"status\":\"accepted\"},"
                        + "{\"index\":1,\"status\":\"rejected\",\"errors\":[{\"field\":\"time\","
                        + "\"rule\":\"must be an integer from 0 to 1440, the minutes after the lifts opened\"}]}]}");
        gateway.awaitBody(skierDay(2, "2041", 7, 882_001), "210");
    }

    @Test
    void acceptsABatchAsNdjson() {
        String lines = item(882_002, 10, 1) + "\n" + item(882_002, 20, 2) + "\n";

        GatewayResponse response = gateway.post("/lift-rides", lines, "Content-Type", "application/x-ndjson");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.json().path("accepted").asInt()).isEqualTo(2);
        gateway.awaitBody(skierDay(2, "2041", 7, 882_002), "30");
    }

    @Test
    void storesABatchOf1000Rides() {
        assertThat(gateway.post("/lift-rides", batch(882_003, 1))
                        .json()
                        .path("accepted")
                        .asInt())
                .isEqualTo(1_000);
        gateway.awaitBody(skierDay(2, "2041", 7, 882_003), "10000");
    }

    @Test
    void returns413ForMoreThan1000Rides() {
        assertThat(gateway.post("/lift-rides", batch(882_004, 0)).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "[{", "x", "[1,"})
    void rejectsABodyThatIsNoBatch(String body) {
        GatewayResponse response = gateway.post("/lift-rides", body);

        assertThat(response.status()).as(response.body()).isEqualTo(400);
        assertThat(response.json().path("message").asString()).isNotBlank();
    }

    private static String batch(int skier, int firstTime) {
        return IntStream.rangeClosed(firstTime, 1_000)
                .mapToObj(time -> item(skier, time, 1))
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String item(int skier, int time, int lift) {
        return "{\"resortID\":2,\"seasonID\":\"2041\",\"dayID\":7,\"skierID\":" + skier + ",\"time\":" + time
                + ",\"liftID\":" + lift + ",\"scannerID\":\"lift-21.a\"}";
    }
}
