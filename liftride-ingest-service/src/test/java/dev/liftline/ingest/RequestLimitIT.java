package dev.liftline.ingest;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** Requests that wait do not pile up: one whose body does not come is under way like any other. */
@IngestIntegrationTest
@TestPropertySource(properties = "LIFTLINE_MAX_IN_FLIGHT_REQUESTS=1")
class RequestLimitIT {

    private static final String WITHOUT_ITS_BODY = """
            POST /lift-rides HTTP/1.1
            Host: x
            Content-Type: application/json
            Content-Length: 100

            [""".replace("\n", "\r\n");

    private final int port;
    private final ScannerClient scanner;

    RequestLimitIT(@LocalServerPort int port) {
        this.port = port;
        this.scanner = new ScannerClient(port);
    }

    @Test
    void oneMoreThanThereIsRoomForIsRefusedUnreadAndTheProbesAreAnswered() throws IOException {
        try (Socket waiting = new Socket(InetAddress.getLoopbackAddress(), port)) {
            waiting.getOutputStream().write(WITHOUT_ITS_BODY.getBytes(StandardCharsets.US_ASCII));

            HttpResponse<String> refused =
                    await().atMost(8, SECONDS).until(this::report, answer -> answer.statusCode() == 429);

            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(refused.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(refused.body()).contains("nothing was recorded");
            assertThat(scanner.send(scanner.to("/readyz")).statusCode()).isEqualTo(200);
        }
        await().atMost(30, SECONDS).until(this::report, answer -> answer.statusCode() == 201);
    }

    private HttpResponse<String> report() {
        return scanner.post(ScannerClient.path(4), "application/json", "{\"time\":217,\"liftID\":21}");
    }
}
