package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.CallerSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** The service shows what it rejected of a resort's scanners, where the resort's board reads it. */
@IngestIntegrationTest
@TestPropertySource(properties = "management.prometheus.metrics.export.enabled=true")
class RefusedRidesIT {

    private static final Path SECRETS = secrets();
    private static final CallerHeader HEADER = new CallerHeader(CallerSecrets.of(SECRETS), InstantSource.system());

    private final ScannerClient scanner;
    private final ScannerClient management;

    RefusedRidesIT(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        this.scanner = new ScannerClient(port);
        this.management = new ScannerClient(managementPort);
    }

    @DynamicPropertySource
    static void close(DynamicPropertyRegistry registry) {
        registry.add("LIFTLINE_OPEN", () -> "false");
        registry.add("LIFTLINE_INTERNAL_SECRETS_FILE", SECRETS::toString);
    }

    @Test
    void countsWhatItRejectsByTheResortOfTheKey() {
        Caller gate = new Caller(CallerRole.SCANNER, "key-1", "gate-1", 1, 21);
        assertThat(post(gate, ScannerClient.path(1), "{\"time\":217,\"liftID\":21}"))
                .isEqualTo(201);
        assertThat(meters()).doesNotContain("liftline_refused_rides_total{");

        assertThat(post(gate, ScannerClient.path(1), "{\"time\":217,\"liftID\":22}"))
                .isEqualTo(400);
        assertThat(post(gate, ScannerClient.path(1), "{\"time\":1441,\"liftID\":22}"))
                .isEqualTo(400);
        assertThat(post(gate, ScannerClient.path(1), "{\"time\":")).isEqualTo(400);
        assertThat(post(gate, "/lift-rides", BatchIT.array(2).replaceFirst("\"resortID\":1", "\"resortID\":77")))
                .isEqualTo(200);

        assertThat(meters().lines().filter(line -> line.startsWith("liftline_refused_rides_total")))
                .allMatch(line -> line.contains("resort=\"1\"") && line.endsWith(" 1.0"))
                .map(line -> line.replaceFirst(".*reason=\"([a-z_]+)\".*", "$1"))
                .containsExactlyInAnyOrder("other_lift", "invalid_field", "unreadable", "other_resort");
        assertThat(meters()).contains("process_start_time_seconds{");
    }

    private int post(Caller caller, String path, String body) {
        return scanner.send(scanner.to(path)
                        .header("Content-Type", "application/json")
                        .header(
                                CallerHeader.NAME,
                                HEADER.write(caller, Instant.now().plusSeconds(60)))
                        .POST(HttpRequest.BodyPublishers.ofString(body)))
                .statusCode();
    }

    private String meters() {
        return management.send(management.to("/actuator/prometheus")).body();
    }

    private static Path secrets() {
        try {
            Path file = Files.createTempFile("internal", ".secret");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "s".repeat(43) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
