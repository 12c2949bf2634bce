package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Kafka is unavailable: nothing listens on port 1. */
@SpringBootTest(
        webEnvironment = WebEnvironment.RANDOM_PORT,
        properties = {"management.server.port=0", "LIFTLINE_OPEN=true", "LIFTLINE_KAFKA_BOOTSTRAP=127.0.0.1:1"})
class StartWithoutKafkaIT {

    private final ScannerClient scanner;

    StartWithoutKafkaIT(@LocalServerPort int port) {
        this.scanner = new ScannerClient(port);
    }

    @Test
    void isReadyAndReturns503ForRides() {
        assertThat(scanner.send(scanner.to("/readyz")).statusCode()).isEqualTo(200);

        HttpResponse<String> response =
                scanner.post(ScannerClient.path(1), "application/json", "{\"time\":217,\"liftID\":21}");

        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void returns400ForAnInvalidRide() {
        assertThat(scanner.post(ScannerClient.path(0), "application/json", "{}").statusCode())
                .isEqualTo(400);
    }
}
