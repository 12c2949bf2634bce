package dev.liftline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.ClosedGateway;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubIdentity;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.Credential.Kind;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The windows are so long that nothing is given back during a test. */
class RateLimitIT {

    @TempDir
    private Path directory;

    private final StubIdentity identity = new StubIdentity();
    private final StubReplica replica = StubReplica.start().behaving(identity);

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void limitsEachKeyByItself() {
        Credential first = identity.key("scanner", 1);
        Credential second = identity.key("scanner", 1);
        try (ClosedGateway gateway = gateway("liftline.gateway.rates.key=2")) {
            HttpResponse<String> ride = ride(gateway, first);
            assertThat(ride.statusCode()).isEqualTo(201);
            assertThat(ride.headers().firstValue("RateLimit-Policy")).hasValue("\"key\";q=2;w=86400");
            assertThat(ride.headers().firstValue("RateLimit"))
                    .hasValueSatisfying(rate -> assertThat(rate).startsWith("\"key\";r=1;t="));
            assertThat(ride(gateway, first).statusCode()).isEqualTo(201);
            HttpResponse<String> rejected = ride(gateway, first);
            assertThat(rejected.statusCode()).isEqualTo(429);
            assertThat(Integer.parseInt(
                            rejected.headers().firstValue("Retry-After").orElseThrow()))
                    .isBetween(1, 43_200);
            assertThat(rejected.body()).contains("This client sent more requests than its limit allows");
            assertThat(ride(gateway, second).statusCode()).isEqualTo(201);
        }
    }

    @Test
    void limitsSessionsApartFromKeys() {
        Credential skier = identity.session("skier", "7");
        try (ClosedGateway gateway = gateway("liftline.gateway.rates.key=1", "liftline.gateway.rates.session=2")) {
            assertThat(read(gateway, skier).statusCode()).isEqualTo(200);
            assertThat(read(gateway, skier).statusCode()).isEqualTo(200);
            assertThat(read(gateway, skier).statusCode()).isEqualTo(429);
        }
    }

    @Test
    void limitsSignInsAndUnknownSessionsOfAnAddress() {
        try (ClosedGateway gateway = gateway("liftline.gateway.rates.address=2")) {
            identity.signIn(identity.session("skier", "7"));
            assertThat(signIn(gateway)).isEqualTo(201);
            assertThat(read(gateway, Credential.generate(Kind.SESSION, "x")).statusCode())
                    .isEqualTo(401);
            assertThat(read(gateway, Credential.generate(Kind.SESSION, "x")).statusCode())
                    .isEqualTo(429);
            assertThat(signIn(gateway)).isEqualTo(429);
            assertThat(identity.lookups()).isEqualTo(1);
            assertThat(gateway.send(HttpRequest.newBuilder(gateway.uri("/livez")))
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void zeroIsNoLimit() {
        Credential scanner = identity.key("scanner", 1);
        try (ClosedGateway gateway = gateway("liftline.gateway.rates.key=0")) {
            assertThat(ride(gateway, scanner).headers().firstValue("RateLimit")).isEmpty();
        }
    }

    private ClosedGateway gateway(String... rates) {
        String[] all = new String[rates.length + 1];
        all[0] = "liftline.gateway.rates.window=1d";
        System.arraycopy(rates, 0, all, 1, rates.length);
        return ClosedGateway.on(replica, directory, all).awaitKeys();
    }

    private static HttpResponse<String> ride(ClosedGateway gateway, Credential credential) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri(RunningGateway.RIDE))
                .header("X-API-Key", credential.text())
                .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY)));
    }

    private static HttpResponse<String> read(ClosedGateway gateway, Credential token) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri("/skiers/7/vertical?resort=1"))
                .header("Authorization", "Bearer " + token.text()));
    }

    private static int signIn(ClosedGateway gateway) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri("/session")).POST(BodyPublishers.ofString("{}")))
                .statusCode();
    }
}
