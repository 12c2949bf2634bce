package dev.liftline.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.ClosedGateway;
import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.RawClient;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubIdentity;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerHeader;
import dev.liftline.model.caller.CallerRole;
import dev.liftline.model.caller.CallerSecrets;
import dev.liftline.model.caller.Credential;
import dev.liftline.model.caller.Credential.Kind;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys, sessions and what they may do, with a stub in place of the identity service. */
class AccessIT {

    private static final String SKIER_7 = "/skiers/7/vertical?resort=1";

    @TempDir
    private Path directory;

    private final StubIdentity identity = new StubIdentity();
    private final StubReplica replica = StubReplica.start().behaving(identity);

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void aScannerReportsRidesOfItsResortOnly() throws Exception {
        Credential scanner = identity.key("scanner", 1);
        Credential elsewhere = identity.key("scanner", 2);
        try (ClosedGateway gateway = gateway()) {
            assertThat(ride(gateway, "Authorization", "Bearer " + scanner.text())
                            .statusCode())
                    .isEqualTo(201);
            assertThat(ride(gateway, "X-API-Key", scanner.text()).statusCode()).isEqualTo(201);
            HttpResponse<String> denied = ride(gateway, "X-API-Key", elsewhere.text());
            assertThat(denied.statusCode()).isEqualTo(403);
            assertThat(denied.body()).contains("\"resortID\"", "must be 2, as this credential is for that resort");
            assertThat(gateway.metric("liftline_refused_rides_total", "resort=\"2\"", "reason=\"other_resort\""))
                    .isOne();
            assertThat(gateway.metric("liftline_refused_rides_total")).isOne();
            assertThat(gateway.metric("process_start_time_seconds")).isPositive();
            assertThat(get(gateway, "/resorts", scanner).statusCode()).isEqualTo(403);
            assertThat(get(gateway, SKIER_7, scanner).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void aServiceLearnsTheCallerAndNothingThatTheClientClaims() throws Exception {
        Credential scanner = identity.key("scanner", 1);
        try (ClosedGateway gateway = gateway()) {
            gateway.send(HttpRequest.newBuilder(gateway.uri(RunningGateway.RIDE))
                    .header("X-API-Key", scanner.text())
                    .header("Cookie", "liftline=x")
                    .header("X-Liftline-Caller", "1;admin;x;x;0;0;9999999999;x")
                    .header("x-liftline-else", "x")
                    .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY)));
            StubReplica.Seen seen = replica.seen().stream()
                    .filter(request -> request.method().equals("POST"))
                    .findFirst()
                    .orElseThrow();
            assertThat(seen.headers()).doesNotContainKeys("authorization", "cookie", "x-api-key", "x-liftline-else");
            CallerHeader header =
                    new CallerHeader(CallerSecrets.of(ClosedGateway.secrets(directory)), InstantSource.system());
            assertThat(header.read(Objects.requireNonNull(seen.headers().get("x-liftline-caller"))))
                    .isEqualTo(new Caller(CallerRole.SCANNER, scanner.id(), "name-of-" + scanner.id(), 1, 0));
        }
    }

    @Test
    void withoutAValidCredentialTheAnswerIs401WithAChallenge() {
        Credential expired = identity.key("scanner", 1, Instant.parse("2020-01-01T00:00:00Z"));
        identity.key("scanner", 1);
        try (ClosedGateway gateway = gateway()) {
            HttpResponse<String> missing = gateway.send(HttpRequest.newBuilder(gateway.uri(RunningGateway.RIDE))
                    .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY)));
            assertThat(missing.statusCode()).isEqualTo(401);
            assertThat(missing.headers().firstValue("WWW-Authenticate")).hasValue("Bearer realm=\"Liftline\"");
            assertThat(missing.body()).contains("Send a key or a session's token");
            String unknown = Credential.generate(Kind.SCANNER, "key-0").text();
            for (String wrong : List.of(unknown, "ll_scan_x", "x", unknown + "x")) {
                assertThat(ride(gateway, "X-API-Key", wrong).statusCode()).isEqualTo(401);
                assertThat(ride(gateway, "Authorization", "Basic " + wrong).statusCode())
                        .isEqualTo(401);
            }
            assertThat(ride(gateway, "X-API-Key", expired.text()).body()).contains("The key has expired.");
            assertThat(gateway.send(HttpRequest.newBuilder(gateway.uri("/livez")))
                            .statusCode())
                    .isEqualTo(200);
            assertThat(gateway.send(HttpRequest.newBuilder(gateway.uri("/internal/access?after=0")))
                            .statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void aRevokedKeyStopsWorking() {
        Credential scanner = identity.key("scanner", 1);
        try (ClosedGateway gateway = gateway()) {
            assertThat(ride(gateway, "X-API-Key", scanner.text()).statusCode()).isEqualTo(201);
            identity.revoke(scanner);
            await().until(() -> ride(gateway, "X-API-Key", scanner.text()).statusCode() == 401);
        }
    }

    @Test
    void aSkierReadsHisOwnDaysAndSharedOnes() {
        Credential skier = identity.session("skier", "7");
        identity.key("scanner", 1);
        try (ClosedGateway gateway = gateway()) {
            assertThat(get(gateway, SKIER_7, skier).statusCode()).isEqualTo(200);
            assertThat(get(gateway, SKIER_7, skier).statusCode()).isEqualTo(200);
            assertThat(identity.lookups()).isEqualTo(1);
            assertThat(get(gateway, "/skiers/8/vertical?resort=1", skier).statusCode())
                    .isEqualTo(403);
            assertThat(get(gateway, "/skiers/08/vertical?resort=1", skier).statusCode())
                    .isEqualTo(400);
            identity.share(8, true);
            await().until(() ->
                    get(gateway, "/skiers/8/vertical?resort=1", skier).statusCode() == 200);
            identity.share(8, false);
            await().until(() ->
                    get(gateway, "/skiers/8/vertical?resort=1", skier).statusCode() == 403);
            identity.end(skier);
            await().until(() -> get(gateway, SKIER_7, skier).statusCode() == 401);
        }
    }

    @Test
    void aSkierSeesOfTheHighestVerticalsThoseOfSkiersWhoShare() {
        Credential skier = identity.session("skier", "7");
        Credential admin = identity.key("admin", 0);
        identity.share(8, true);
        StubReplica query = StubReplica.start()
                .behaving((request, body) -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .putHeader("ETag", "\"1\"")
                        .end("{\"rides\":3,\"topSkiers\":[{\"skierID\":7,\"rides\":1},{\"skierID\":8,\"rides\":2}]}"));
        String day = "/resorts/1/seasons/2025/days/7";
        try (query;
                ClosedGateway gateway =
                        gateway("liftline.gateway.upstream.pools.query-web.source=static:" + query.address())) {
            assertThat(get(gateway, day, admin).body()).contains("\"skierID\":7");
            HttpResponse<String> shared = get(gateway, day, skier);
            assertThat(shared.body()).isEqualTo("{\"rides\":3,\"topSkiers\":[{\"skierID\":8,\"rides\":2}]}");
            assertThat(shared.headers().firstValue("ETag")).isEmpty();
            gateway.send(HttpRequest.newBuilder(gateway.uri(day))
                    .header("Authorization", "Bearer " + skier.text())
                    .header("If-None-Match", "\"1\""));
            assertThat(query.seen().getLast().headers()).doesNotContainKey("if-none-match");
        }
    }

    @Test
    void aCookieNeedsThePageOfThisSiteForChanges() {
        Credential skier = identity.session("skier", "7");
        try (ClosedGateway gateway = gateway()) {
            assertThat(cookie(gateway, HttpRequest.newBuilder(gateway.uri(SKIER_7)), skier))
                    .isEqualTo(200);
            assertThat(cookie(gateway, signOut(gateway), skier)).isEqualTo(403);
            assertThat(cookie(gateway, signOut(gateway).header("Origin", "http://elsewhere.example"), skier))
                    .isEqualTo(403);
            String own = "http://127.0.0.1:" + gateway.port();
            assertThat(cookie(gateway, signOut(gateway).header("Origin", own), skier))
                    .isEqualTo(204);
        }
    }

    @Test
    void aBrowserGetsTheTokenAsACookieAndLosesItWithTheSession() {
        Credential skier = identity.session("skier", "7");
        try (ClosedGateway gateway = gateway()) {
            identity.signIn(skier);
            assertThat(gateway.send(HttpRequest.newBuilder(gateway.uri("/session"))
                                    .POST(BodyPublishers.ofString("{}")))
                            .headers()
                            .firstValue("Set-Cookie"))
                    .hasValueSatisfying(cookie -> assertThat(cookie)
                            .startsWith("liftline=" + skier.text() + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="));
            assertThat(gateway.send(signOut(gateway).header("Authorization", "Bearer " + skier.text()))
                            .headers()
                            .firstValue("Set-Cookie"))
                    .hasValue("liftline=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
        }
    }

    @Test
    void aPageOfAnotherSiteCannotSignAVisitorIn() {
        identity.signIn(identity.session("skier", "7"));
        try (ClosedGateway gateway = gateway()) {
            HttpRequest.Builder foreign = HttpRequest.newBuilder(gateway.uri("/session"))
                    .header("Origin", "https://127.0.0.1:" + gateway.port())
                    .POST(BodyPublishers.ofString("{}"));
            HttpResponse<String> denied = gateway.send(foreign);
            assertThat(denied.statusCode()).isEqualTo(403);
            assertThat(denied.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    @Test
    void aKeyThatCannotBeReadIsLeftOut() {
        Credential strange = identity.key("lift-attendant", 1);
        Credential scanner = identity.key("scanner", 1);
        try (ClosedGateway gateway = gateway()) {
            assertThat(ride(gateway, "X-API-Key", scanner.text()).statusCode()).isEqualTo(201);
            assertThat(ride(gateway, "X-API-Key", strange.text()).statusCode()).isEqualTo(401);
            identity.revoke(scanner);
            await().until(() -> ride(gateway, "X-API-Key", scanner.text()).statusCode() == 401);
        }
    }

    @Test
    void scannersGoOnWithoutTheIdentityServiceAndOperatorsAreRefused() {
        Credential scanner = identity.key("scanner", 1);
        Credential admin = identity.key("admin", 0);
        try (ClosedGateway gateway = gateway("liftline.gateway.access.max-feed-age=1s")) {
            await().until(() -> get(gateway, "/resorts", admin).statusCode() == 200);
            identity.away(true);
            await().until(() -> get(gateway, "/resorts", admin).statusCode() == 503);
            assertThat(ride(gateway, "X-API-Key", scanner.text()).statusCode()).isEqualTo(201);
            Credential skier = identity.session("skier", "7");
            assertThat(get(gateway, SKIER_7, skier).statusCode()).isEqualTo(503);
            identity.away(false);
            await().until(() -> get(gateway, "/resorts", admin).statusCode() == 200);
        }
    }

    @Test
    void aRestartedGatewayKnowsItsScannersFromTheSnapshot() throws IOException {
        Credential scanner = identity.key("scanner", 1);
        Credential admin = identity.key("admin", 0);
        try (ClosedGateway gateway = gateway()) {
            await().until(() -> Files.exists(snapshot()));
            assertThat(ride(gateway, "X-API-Key", scanner.text()).statusCode()).isEqualTo(201);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(snapshot())))
                .isEqualTo("rw-------");
        assertThat(Files.readString(snapshot())).doesNotContain(scanner.text()).contains(scanner.id());
        identity.away(true);
        try (ClosedGateway gateway = gateway()) {
            assertThat(ride(gateway, "X-API-Key", scanner.text()).statusCode()).isEqualTo(201);
            assertThat(get(gateway, "/resorts", admin).statusCode()).isEqualTo(503);
        }
        for (String unusable : new String[] {"{", "{}", "{\"keys\":[]}", ""}) {
            Files.writeString(snapshot(), unusable);
            try (ClosedGateway gateway = ClosedGateway.on(replica, directory)) {
                assertThat(ride(gateway, "X-API-Key", scanner.text()).statusCode())
                        .as(unusable)
                        .isEqualTo(503);
                assertThat(ready(gateway)).isEqualTo(503);
                identity.away(false);
                await().until(() -> ready(gateway) == 200);
                identity.away(true);
            }
        }
        Files.writeString(snapshot(), "{");
        try (ClosedGateway gateway = ClosedGateway.on(replica, directory)) {
            HttpResponse<String> unknown = ride(gateway, "X-API-Key", scanner.text());
            assertThat(unknown.statusCode()).isEqualTo(503);
            assertThat(unknown.headers().firstValue("Retry-After")).isPresent();
        }
    }

    @Test
    void aRestoredDatabaseIsKnownBeforeItsVersionChanges() {
        Credential scanner = identity.key("scanner", 1);
        try (ClosedGateway gateway = gateway("liftline.gateway.access.whole-set-interval=50ms")) {
            assertThat(ride(gateway, "X-API-Key", scanner.text()).statusCode()).isEqualTo(201);
            identity.forget(scanner);
            await().until(() -> ride(gateway, "X-API-Key", scanner.text()).statusCode() == 401);
        }
    }

    @Test
    void sessionsAndChangesAreKnownWhileSlowHashesWait() {
        Credential skier = identity.session("skier", "7");
        HeldRequests activations = identity.holdActivations();
        try (ClosedGateway gateway = gateway("liftline.gateway.upstream.pools.identity.max-in-flight-requests=1")) {
            HttpRequest.Builder activation = HttpRequest.newBuilder(gateway.uri("/activations"))
                    .POST(BodyPublishers.ofString("{\"code\":\"1\",\"pin\":\"2\"}"));
            Thread first = Thread.startVirtualThread(() -> gateway.send(activation.copy()));
            await().until(() -> activations.size() == 1);
            assertThat(gateway.send(activation.copy()).statusCode()).isEqualTo(429);
            assertThat(get(gateway, SKIER_7, skier).statusCode()).isEqualTo(200);
            Credential created = identity.key("scanner", 1);
            await().until(() -> ride(gateway, "X-API-Key", created.text()).statusCode() == 201);
            activations.release();
            assertThat(first).satisfies(Thread::join);
        }
    }

    @Test
    void aDeniedRequestWithASmallBodyKeepsItsConnection() {
        try (ClosedGateway gateway = gateway()) {
            assertThat(RawClient.send(gateway.port(), post(4_096)))
                    .startsWith("HTTP/1.1 401 ")
                    .doesNotContain("Connection: close");
            assertThat(RawClient.send(gateway.port(), post(4_097)))
                    .startsWith("HTTP/1.1 401 ")
                    .contains("Connection: close");
        }
    }

    private static String post(int bytes) {
        return "POST %s HTTP/1.1\nHost: x\nContent-Length: %d\n\n%s"
                .formatted(RunningGateway.RIDE, bytes, "x".repeat(bytes));
    }

    private static int ready(ClosedGateway gateway) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri("/readyz"))).statusCode();
    }

    private ClosedGateway gateway(String... properties) {
        return ClosedGateway.on(replica, directory, properties).awaitKeys();
    }

    private Path snapshot() {
        return ClosedGateway.snapshot(directory);
    }

    private static HttpResponse<String> ride(ClosedGateway gateway, String header, String value) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri(RunningGateway.RIDE))
                .header(header, value)
                .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY)));
    }

    private static HttpResponse<String> get(ClosedGateway gateway, String path, Credential credential) {
        return gateway.send(
                HttpRequest.newBuilder(gateway.uri(path)).header("Authorization", "Bearer " + credential.text()));
    }

    /** Alone among the operations that delete, it takes a body. */
    @Test
    void aSkierDeletesHisDataWithHisPinAndLosesTheCookie() {
        Credential skier = identity.session("skier", "7");
        Credential admin = identity.key("admin", 0);
        try (ClosedGateway gateway = gateway()) {
            assertThat(gateway.send(deletion(gateway, admin)).statusCode()).isEqualTo(403);
            HttpResponse<String> response = gateway.send(deletion(gateway, skier));

            assertThat(response.statusCode()).isEqualTo(204);
            assertThat(response.headers().firstValue("Set-Cookie"))
                    .hasValue("liftline=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
            assertThat(replica.seen())
                    .filteredOn(seen -> seen.method().equals("DELETE"))
                    .extracting(StubReplica.Seen::uri, StubReplica.Seen::body)
                    .containsExactly(tuple("/me", "{\"pin\":\"wander-lust\"}"));
        }
    }

    private static HttpRequest.Builder deletion(ClosedGateway gateway, Credential credential) {
        return HttpRequest.newBuilder(gateway.uri("/me"))
                .header("Authorization", "Bearer " + credential.text())
                .method("DELETE", BodyPublishers.ofString("{\"pin\":\"wander-lust\"}"));
    }

    private static HttpRequest.Builder signOut(ClosedGateway gateway) {
        return HttpRequest.newBuilder(gateway.uri("/session")).DELETE();
    }

    private static int cookie(ClosedGateway gateway, HttpRequest.Builder request, Credential token) {
        return gateway.send(request.header("Cookie", "a=b; liftline=" + token.text()))
                .statusCode();
    }
}
