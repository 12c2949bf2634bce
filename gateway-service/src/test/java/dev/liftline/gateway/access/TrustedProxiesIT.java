package dev.liftline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.ClosedGateway;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubIdentity;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.model.caller.Credential;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A gateway behind load balancers: this machine is one, and 10.0.0.0/8 others. */
class TrustedProxiesIT {

    private static final String TRUSTED = "liftline.gateway.server.trusted-proxies=127.0.0.0/8, 10.0.0.0/8";
    private static final String PIN = "{\"pass\":\"LL-7\",\"pin\":\"1\"}";

    @TempDir
    private Path directory;

    private final StubIdentity identity = new StubIdentity();
    private final StubReplica replica = StubReplica.start().behaving(identity);

    @AfterEach
    void stop() {
        replica.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "9.9.9.9 | 9.9.9.9",
                "9.9.9.9, 10.1.1.1 | 9.9.9.9",
                "1.1.1.1, 9.9.9.9, 10.1.1.1 | 9.9.9.9",
                "9.9.9.9:4711, 10.1.1.1 | 9.9.9.9",
                "2001:db8::7 | 2001:db8:0:0:0:0:0:7",
                "::ffff:0909:0909, 10.1.1.1 | 9.9.9.9",
                "[2001:db8::7]:4711 | 2001:db8:0:0:0:0:0:7",
                "10.2.2.2, 10.1.1.1 | 10.2.2.2",
                "unknown, 10.1.1.1 | 10.1.1.1",
                "9.9.9.9, localhost | 127.0.0.1"
            })
    void theClientIsTheLastThatIsNoTrustedProxy(String forwardedFor, String client) {
        try (ClosedGateway gateway = ClosedGateway.on(replica, directory, TRUSTED, "liftline.caller.open=true")) {
            gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts"))
                    .header("X-Forwarded-For", forwardedFor)
                    .header("X-Forwarded-Proto", "https"));
            assertThat(replica.seen().getLast().headers())
                    .containsEntry("x-forwarded-for", client)
                    .containsEntry("x-forwarded-proto", "https");
        }
    }

    @Test
    void othersAreNotBelieved() {
        try (ClosedGateway gateway = ClosedGateway.on(
                replica,
                directory,
                "liftline.gateway.server.trusted-proxies=10.0.0.0/8",
                "liftline.caller.open=true")) {
            gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts"))
                    .header("X-Forwarded-For", "10.9.9.9")
                    .header("X-Forwarded-Proto", "https"));
            assertThat(replica.seen().getLast().headers())
                    .containsEntry("x-forwarded-for", "127.0.0.1")
                    .containsEntry("x-forwarded-proto", "http");
        }
    }

    @Test
    void browsersSignInBehindAProxyThatHasTheCertificate() {
        identity.signIn(identity.session("skier", "7"));
        try (ClosedGateway gateway =
                ClosedGateway.on(replica, directory, TRUSTED).awaitKeys()) {
            String host = "127.0.0.1:" + gateway.port();
            Map<String, String> own = Map.of("X-Forwarded-Proto", "https", "Origin", "https://" + host);
            HttpResponse<String> signedIn = signIn(gateway, own);
            assertThat(signedIn.statusCode()).isEqualTo(201);
            assertThat(signedIn.headers().firstValue("Set-Cookie").orElseThrow())
                    .startsWith("__Host-liftline=")
                    .endsWith("; Secure");
            assertThat(signIn(gateway, Map.of("X-Forwarded-Proto", "https", "Origin", "http://" + host))
                            .statusCode())
                    .isEqualTo(403);
        }
    }

    @Test
    void limitsAndKeysAreThoseOfTheClient() {
        identity.signIn(identity.session("skier", "7"));
        Credential key = identity.key("scanner", 1);
        try (ClosedGateway gateway = ClosedGateway.on(
                        replica,
                        directory,
                        TRUSTED,
                        "liftline.gateway.rates.address=1",
                        "liftline.gateway.rates.window=1d",
                        "liftline.gateway.access.address-keys=9.9.0.0/16=" + key.id())
                .awaitKeys()) {
            assertThat(signIn(gateway, Map.of("X-Forwarded-For", "9.9.9.1")).statusCode())
                    .isEqualTo(201);
            assertThat(signIn(gateway, Map.of("X-Forwarded-For", "9.9.9.1")).statusCode())
                    .isEqualTo(429);
            assertThat(signIn(gateway, Map.of("X-Forwarded-For", "9.9.9.2")).statusCode())
                    .isEqualTo(201);
            assertThat(signIn(gateway, Map.of("X-Forwarded-For", "2001:db8::1")).statusCode())
                    .isEqualTo(201);
            assertThat(signIn(gateway, Map.of("X-Forwarded-For", "2001:db8::2")).statusCode())
                    .as("of the same network")
                    .isEqualTo(429);
            assertThat(ride(gateway, "9.9.9.3")).isEqualTo(201);
            assertThat(ride(gateway, "9.8.9.3")).isEqualTo(401);
        }
    }

    @Test
    void aProxyThatDoesNotSayWhoSentARequestHasNoKeyByItsAddress() {
        Credential key = identity.key("scanner", 1);
        try (ClosedGateway gateway = ClosedGateway.on(
                        replica, directory, TRUSTED, "liftline.gateway.access.address-keys=127.0.0.1/32=" + key.id())
                .awaitKeys()) {
            assertThat(ride(gateway, "unknown")).isEqualTo(401);
            assertThat(ride(gateway, "10.1.1.1")).isEqualTo(401);
        }
    }

    private static HttpResponse<String> signIn(ClosedGateway gateway, Map<String, String> headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(gateway.uri("/session")).POST(BodyPublishers.ofString(PIN));
        headers.forEach(request::header);
        return gateway.send(request);
    }

    private static int ride(ClosedGateway gateway, String client) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri(RunningGateway.RIDE))
                        .header("X-Forwarded-For", client)
                        .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY)))
                .statusCode();
    }
}
