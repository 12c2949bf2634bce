package dev.liftline.query.board.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.query.testing.BehindGateway;
import dev.liftline.query.testing.Callers;
import dev.liftline.query.testing.Client;
import dev.liftline.query.testing.Rides;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who sees which resort's refused scans. A server shows the metrics of an ingest replica. */
class RefusedScansIT extends BehindGateway {

    private static final String METRICS = """
            liftline_ingest_rides_total{replica="ingest-1",result="rejected"} 20.0
            liftline_refused_rides_total{reason="invalid_field",replica="ingest-1",resort="3"} 5.0
            liftline_refused_rides_total{reason="other_resort",replica="ingest-1",resort="3"} 9.0
            liftline_refused_rides_total{reason="other_lift",replica="ingest-1",resort="4"} 1.0
            process_start_time_seconds{replica="ingest-1"} 1.7677728E9
            """;
    private static final HttpServer INGEST = ingest();

    RefusedScansIT(Client client, Rides rides) {
        super(client, rides);
    }

    @DynamicPropertySource
    static void configure(DynamicPropertyRegistry registry) {
        registry.add(
                "LIFTLINE_QUERY_METRICS_TARGETS",
                () -> "ingest=http://127.0.0.1:" + INGEST.getAddress().getPort() + "/actuator/prometheus");
        registry.add("LIFTLINE_QUERY_METRICS_TIMEOUT", () -> "10s");
    }

    @AfterAll
    static void stop() {
        INGEST.stop(0);
    }

    @Test
    void staffOfOneResortSeeItsScansAlone() {
        JsonNode scans = refusedScans(CallerRole.RESORT, 3);

        assertThat(scans.path("since").stringValue()).isEqualTo("2026-01-07T08:00:00Z");
        assertThat(scans.path("atLeast").booleanValue()).isFalse();
        assertThat(scans.path("resorts")).singleElement().satisfies(resort -> {
            assertThat(resort.path("resort").intValue()).isEqualTo(3);
            assertThat(resort.path("scans").intValue()).isEqualTo(14);
            assertThat(resort.path("reasons").toString())
                    .isEqualTo(
                            "[{\"reason\":\"other_resort\",\"scans\":9},{\"reason\":\"invalid_field\",\"scans\":5}]");
        });
        assertThat(refusedScans(CallerRole.RESORT, 5).path("resorts")).isEmpty();
    }

    @Test
    void whoeverIsBoundToNoResortSeesAll() {
        assertThat(refusedScans(CallerRole.SECURITY, 0).path("resorts").findValuesAsString("resort"))
                .containsExactly("3", "4");
    }

    private JsonNode refusedScans(CallerRole role, int resort) {
        HttpResponse<String> response = client.get("/board/flow", Callers.signedIn(role, "night", resort));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body()).path("refusedScans");
    }

    private static HttpServer ingest() {
        byte[] body = METRICS.getBytes(StandardCharsets.US_ASCII);
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                try (exchange) {
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                }
            });
            server.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
