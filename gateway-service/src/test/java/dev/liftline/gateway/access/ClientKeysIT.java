package dev.liftline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.ClosedGateway;
import dev.liftline.gateway.testing.KeyStoreFile;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubIdentity;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.model.caller.Credential;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that know no credential and have a key by the gateway's settings. */
class ClientKeysIT {

    @TempDir
    private Path directory;

    private final StubIdentity identity = new StubIdentity();
    private final StubReplica replica = StubReplica.start().behaving(identity);

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void aClientHasTheKeyOfTheSmallestRangeWithItsAddress() throws Exception {
        Credential here = identity.key("scanner", 1);
        Credential elsewhere = identity.key("scanner", 2);
        try (ClosedGateway gateway = ClosedGateway.on(
                        replica,
                        directory,
                        "liftline.gateway.access.address-keys=127.0.0.0/30=%s, 127.0.0.2/32=%s"
                                .formatted(here.id(), elsewhere.id()))
                .awaitKeys()) {
            assertThat(ride(gateway, from("127.0.0.1"), Map.of()).statusCode()).isEqualTo(201);
            assertThat(callers()).anySatisfy(caller -> assertThat(caller).contains("scanner;" + here.id()));
            HttpResponse<String> other = ride(gateway, from("127.0.0.2"), Map.of());
            assertThat(other.statusCode()).isEqualTo(403);
            assertThat(other.body()).contains("must be 2, as this credential is for that resort");
            assertThat(ride(gateway, from("127.0.0.9"), Map.of()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void aCredentialCountsBeforeTheAddress() throws Exception {
        Credential here = identity.key("scanner", 1);
        Credential sent = identity.key("scanner", 2);
        try (ClosedGateway gateway = ClosedGateway.on(
                        replica, directory, "liftline.gateway.access.address-keys=127.0.0.1/32=" + here.id())
                .awaitKeys()) {
            HttpClient client = from("127.0.0.1");
            assertThat(ride(gateway, client, Map.of("X-API-Key", sent.text())).statusCode())
                    .isEqualTo(403);
            assertThat(ride(gateway, client, Map.of("X-API-Key", "nonsense")).statusCode())
                    .isEqualTo(401);
            assertThat(ride(gateway, client, Map.of("Origin", "https://elsewhere.example"))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void theKeyStopsWorkingWhenItIsRevoked() throws Exception {
        Credential key = identity.key("scanner", 1);
        try (ClosedGateway gateway = ClosedGateway.on(
                        replica, directory, "liftline.gateway.access.address-keys=127.0.0.1/32=" + key.id())
                .awaitKeys()) {
            HttpClient client = from("127.0.0.1");
            assertThat(ride(gateway, client, Map.of()).statusCode()).isEqualTo(201);
            identity.revoke(key);
            await().until(() -> ride(gateway, client, Map.of()).statusCode() == 401);
            assertThat(ride(gateway, client, Map.of()).body()).contains("The key was revoked.");
        }
    }

    @Test
    void aKeyThatDoesNotExistIsNone() throws Exception {
        try (ClosedGateway gateway = ClosedGateway.on(
                        replica, directory, "liftline.gateway.access.address-keys=127.0.0.1/32=mistyped")
                .awaitKeys()) {
            HttpResponse<String> response = ride(gateway, from("127.0.0.1"), Map.of());
            assertThat(response.statusCode()).isEqualTo(401);
            assertThat(response.body()).contains("Send a key");
        }
    }

    @Test
    void aClientHasTheKeyOfItsCertificate() throws Exception {
        Credential key = identity.key("scanner", 1);
        KeyStoreFile server = KeyStoreFile.create(directory, "server", "localhost");
        KeyStoreFile gate = KeyStoreFile.create(directory, "gate", "gate-7.resort-1");
        KeyStoreFile other = KeyStoreFile.create(directory, "other", "gate-8.resort-1");
        KeyStoreFile stranger = KeyStoreFile.create(directory, "stranger", "gate-7.resort-1");
        Path authorities =
                Files.writeString(directory.resolve("clients.pem"), gate.certificatePem() + other.certificatePem());
        try (ClosedGateway gateway = ClosedGateway.on(
                replica,
                directory,
                "liftline.gateway.tls.certificate=" + server.path(),
                "liftline.gateway.tls.password=" + KeyStoreFile.PASSWORD,
                "liftline.gateway.tls.client-authorities=" + authorities,
                "liftline.gateway.tls.client-keys=gate-7.resort-1=" + key.id())) {
            URI uri = URI.create("https://localhost:" + gateway.port() + RunningGateway.RIDE);
            await().until(() ->
                    ride(uri, with(server.trustingAs(gate)), Map.of()).statusCode() == 201);
            assertThat(callers()).anySatisfy(caller -> assertThat(caller).contains("scanner;" + key.id()));
            assertThat(ride(uri, with(server.trustingAs(other)), Map.of()).statusCode())
                    .isEqualTo(401);
            assertThat(ride(uri, with(server.trusting()), Map.of()).statusCode())
                    .isEqualTo(401);
            assertThatThrownBy(() -> ride(uri, with(server.trustingAs(stranger)), Map.of()))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void pagesAreDeniedWhateverHostTheyName() throws Exception {
        Credential key = identity.key("scanner", 1);
        try (ClosedGateway gateway = ClosedGateway.on(
                        replica, directory, "liftline.gateway.access.address-keys=127.0.0.1/32=" + key.id())
                .awaitKeys()) {
            String own = "http://127.0.0.1:" + gateway.port();
            assertThat(ride(gateway, from("127.0.0.1"), Map.of("Origin", own)).statusCode())
                    .isEqualTo(403);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "http://localhost:3000, 201",
        "http://127.0.0.1:8080, 201",
        "http://[::1], 201",
        "https://evil.example, 403",
        "http://localhost.evil.example, 403",
        "null, 403"
    })
    void anOpenGatewayTakesRidesOfPagesOfThisMachineOnly(String origin, int status) {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            assertThat(gateway.send(HttpRequest.newBuilder(gateway.uri(RunningGateway.RIDE))
                                    .header("Origin", origin)
                                    .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY)))
                            .statusCode())
                    .isEqualTo(status);
        }
    }

    @Test
    void anOpenGatewayAdministersNothing() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            assertThat(gateway.get("/admin/keys").statusCode()).isEqualTo(403);
            assertThat(gateway.post("/admin/keys", "{}").body()).contains("start it without --open");
            assertThat(gateway.get("/resorts").statusCode()).isEqualTo(200);
        }
    }

    /** As the services see them, among them the gateway itself. */
    private List<String> callers() {
        return replica.seen().stream()
                .map(seen -> Objects.requireNonNullElse(seen.headers().get("x-liftline-caller"), ""))
                .toList();
    }

    private static HttpClient from(String address) throws IOException {
        return HttpClient.newBuilder()
                .localAddress(InetAddress.ofLiteral(address))
                .build();
    }

    private static HttpClient with(SSLContext context) {
        return HttpClient.newBuilder().sslContext(context).build();
    }

    private static HttpResponse<String> ride(ClosedGateway gateway, HttpClient client, Map<String, String> headers)
            throws IOException, InterruptedException {
        return ride(gateway.uri(RunningGateway.RIDE), client, headers);
    }

    private static HttpResponse<String> ride(URI uri, HttpClient client, Map<String, String> headers)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri)
                .timeout(Duration.ofSeconds(10))
                .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY));
        headers.forEach(request::header);
        return client.send(request.build(), BodyHandlers.ofString());
    }
}
