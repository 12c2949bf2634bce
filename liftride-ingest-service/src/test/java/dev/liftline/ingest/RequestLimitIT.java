package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
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
    private final MeterRegistry meters;
    private final ScannerClient scanner;

    RequestLimitIT(@LocalServerPort int port, @Autowired MeterRegistry meters) {
        this.port = port;
        this.meters = meters;
        this.scanner = new ScannerClient(port);
    }

    @Test
    void returns429OverTheLimitWithoutReadingTheBodyWhileProbesSucceed() throws IOException {
        try (Socket waiting = new Socket(InetAddress.getLoopbackAddress(), port)) {
            waiting.getOutputStream().write(INCOMPLETE_REQUEST.getBytes(StandardCharsets.US_ASCII));
            await().until(() -> inFlight() == 1);

            HttpResponse<String> rejected = postRide();

            assertThat(rejected.statusCode()).isEqualTo(429);
            assertThat(rejected.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(rejected.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(rejected.body()).contains("nothing was recorded");
            assertThat(scanner.send(scanner.to("/readyz")).statusCode()).isEqualTo(200);
        }
        await().until(() -> inFlight() == 0);
        assertThat(postRide().statusCode()).isEqualTo(201);
    }

    private double inFlight() {
        return meters.get("liftline.ingest.requests.in.flight").gauge().value();
    }

    private HttpResponse<String> postRide() {
        return scanner.post(ScannerClient.path(4), "application/json", "{\"time\":217,\"liftID\":21}");
    }
}
