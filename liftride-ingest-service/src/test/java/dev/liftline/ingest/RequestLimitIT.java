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

/** A request with an incomplete body is in flight and counts towards the limit. */
@IngestIntegrationTest
@TestPropertySource(properties = "LIFTLINE_MAX_IN_FLIGHT_REQUESTS=1")
class RequestLimitIT {

    private static final String INCOMPLETE_REQUEST = """
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
    void returns429OverTheLimitWithoutReadingTheBodyWhileProbesSucceed() throws IOException {
        try (Socket waiting = new Socket(InetAddress.getLoopbackAddress(), port)) {
            waiting.getOutputStream().write(INCOMPLETE_REQUEST.getBytes(StandardCharsets.US_ASCII));

            HttpResponse<String> rejected =
                    await().atMost(8, SECONDS).until(this::postRide, response -> response.statusCode() == 429);

            assertThat(rejected.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(rejected.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(rejected.body()).contains("nothing was recorded");
            assertThat(scanner.send(scanner.to("/readyz")).statusCode()).isEqualTo(200);
        }
        await().atMost(30, SECONDS).until(this::postRide, response -> response.statusCode() == 201);
    }

    private HttpResponse<String> postRide() {
        return scanner.post(ScannerClient.path(4), "application/json", "{\"time\":217,\"liftID\":21}");
    }
}
