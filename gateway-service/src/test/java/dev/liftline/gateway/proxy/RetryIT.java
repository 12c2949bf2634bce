package dev.liftline.gateway.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.ReplicaPair;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.gateway.testing.StubReplica.Seen;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryIT {

    /** One health check and no ejection, so that only retries hide a failure. */
    private static final String[] ONLY_RETRIES = {
        "liftline.gateway.upstream.health-checks.interval=1h", "liftline.gateway.upstream.ejection.failures=1000000"
    };

    private static final String INGEST = "pool=\"ingest\"";

    enum Failure {
        DIES_BEFORE_THE_RESPONSE,
        DIES_IN_THE_MIDDLE_OF_THE_RESPONSE,
        TAKES_TOO_LONG,
        IS_STOPPING,
        IS_A_FAILING_PROXY
    }

    @RegisterExtension
    static final ReplicaPair replicas = new ReplicaPair(
            "liftline.gateway.upstream.health-checks.interval=1h",
            "liftline.gateway.upstream.ejection.failures=1000000",
            "liftline.gateway.upstream.pools.ingest.attempt-timeout=300ms",
            "liftline.gateway.upstream.pools.query-mobile.attempt-timeout=300ms",
            "liftline.gateway.upstream.pools.ingest.timeout=800ms",
            "liftline.gateway.upstream.pools.query-mobile.timeout=800ms");

    private final StubReplica one = replicas.one();
    private final StubReplica two = replicas.two();
    private final RunningGateway gateway = replicas.gateway();

    @ParameterizedTest
    @EnumSource
    void retriesAtTheOtherReplicaWithTheWholeBody(Failure failure) {
        replicas.behaving(StubReplica.firstAttempt(behaviour(failure), StubReplica.OK));

        assertThat(gateway.postRide().statusCode()).isEqualTo(201);
        assertThat(gateway.get(RunningGateway.RIDE).statusCode()).isEqualTo(200);

        assertThat(List.of(one, two)).allSatisfy(replica -> {
            assertThat(replica.seen()).extracting(Seen::method).containsExactly("POST", "GET");
            assertThat(replica.seen().getFirst().body()).isEqualTo(RunningGateway.RIDE_BODY);
        });
    }

    @Test
    void retriesAtAnotherReplicaWithoutAConnection() {
        StubReplica gone = StubReplica.start();
        try (RunningGateway half = RunningGateway.on(List.of(gone, one), ONLY_RETRIES)) {
            await().until(() -> half.stateOf("ingest", gone).equals("healthy"));
            gone.close();
            postWhileTheFirstIsInFlightAt(one, half);
            assertThat(retries(half, "not_connected")).isPositive();
        }
    }

    @Test
    void retriesAtAnotherReplicaAfterAResetConnection() throws IOException {
        try (ServerSocket resetting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> resetAllButHealthChecks(resetting));
            String source = RunningGateway.source(List.of(one)) + ",127.0.0.1:" + resetting.getLocalPort();
            try (RunningGateway half = RunningGateway.on(source, ONLY_RETRIES)) {
                await().until(() -> half.metric("liftline_gateway_replicas", INGEST, "state=\"healthy\"") == 2);
                postWhileTheFirstIsInFlightAt(one, half);
                assertThat(retries(half, "connection_lost")).isPositive();
            }
        }
    }

    @Test
    void returns503WithRetryAfterIfEveryReplicaDies() {
        replicas.behaving(StubReplica.DIES);
        assertUnavailable(gateway.postRide());
        assertUnavailable(gateway.get("/resorts"));
    }

    @Test
    void returns503WithRetryAfterIfNoReplicaListens() {
        StubReplica gone = StubReplica.start();
        gone.close();
        try (RunningGateway alone = RunningGateway.on(List.of(gone), "liftline.gateway.upstream.restart-time=1000s")) {
            assertUnavailable(alone.postRide(), "60");
            assertUnavailable(alone.get("/resorts"), "60");
        }
    }

    @Test
    void returns503ForARideAnd504ForAReadThatTimeOut() {
        replicas.behaving(StubReplica.HANGS);
        assertUnavailable(gateway.postRide());
        HttpResponse<String> read = gateway.get(RunningGateway.RIDE);
        assertThat(read.statusCode()).isEqualTo(504);
        assertThat(read.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    /** 429 promises that nothing was recorded. The second replica cannot promise that for the first. */
    @ParameterizedTest
    @EnumSource(names = {"DIES_BEFORE_THE_RESPONSE", "TAKES_TOO_LONG"})
    void returns503InsteadOf429IfAnEarlierAttemptMayHaveRecordedTheRide(Failure failure) {
        replicas.behaving(StubReplica.firstAttempt(behaviour(failure), RetryIT::tooManyRequests));
        assertUnavailable(gateway.postRide());
        assertThat(one.seen().size() + two.seen().size()).isEqualTo(2);

        replicas.behaving(RetryIT::tooManyRequests);
        assertThat(gateway.postRide().statusCode()).isEqualTo(429);
    }

    @Test
    void stopsRetriesWhenTheBudgetIsSpent() {
        replicas.behaving(StubReplica.DIES);
        try (RunningGateway other = RunningGateway.on(
                List.of(one, two),
                "liftline.gateway.upstream.health-checks.interval=1h",
                "liftline.gateway.upstream.ejection.failures=1000000",
                "liftline.gateway.upstream.retry.reserve=5",
                "liftline.gateway.upstream.retry.ratio=0")) {
            for (int i = 0; i < 20; i++) {
                assertUnavailable(other.postRide());
            }
            assertThat(one.seen().size() + two.seen().size()).isEqualTo(25);
            assertThat(retries(other, "connection_lost")).isEqualTo(5);
            // The first two requests spent four retries, the third one was denied its second.
            assertThat(other.metric("liftline_gateway_retries_denied_total", INGEST))
                    .isEqualTo(18);
        }
    }

    @Test
    void returns503ForAResponseOverTheLimit() {
        one.behaving((request, body) -> request.response().end("x".repeat(2_000)));
        try (RunningGateway other = RunningGateway.on(List.of(one), "liftline.gateway.server.limits.response=1KB")) {
            assertUnavailable(other.get("/resorts"));
            assertThat(one.seen()).hasSize(1);
        }
    }

    /** The second ride goes to the other replica first, because that one has no request in flight. */
    private static void postWhileTheFirstIsInFlightAt(StubReplica good, RunningGateway gateway) {
        HeldRequests held = new HeldRequests();
        good.behaving(held);
        CompletableFuture<Integer> first = gateway.postRideAsync();
        await().until(() -> held.size() == 1);
        good.behaving(StubReplica.OK);
        assertThat(gateway.postRide().statusCode()).isEqualTo(201);
        held.release();
        assertThat(first.join()).isEqualTo(201);
        assertThat(good.seen()).extracting(Seen::body).containsOnly(RunningGateway.RIDE_BODY);
    }

    private static void tooManyRequests(HttpServerRequest request, String body) {
        request.response()
                .setStatusCode(429)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", "1")
                .end("{}");
    }

    private static StubReplica.Behaviour behaviour(Failure failure) {
        return switch (failure) {
            case DIES_BEFORE_THE_RESPONSE -> StubReplica.DIES;
            case DIES_IN_THE_MIDDLE_OF_THE_RESPONSE ->
                (request, body) -> request.response()
                        .putHeader("Content-Length", "100")
                        .write("half")
                        .onComplete(written -> request.connection().close());
            case TAKES_TOO_LONG -> StubReplica.HANGS;
            case IS_STOPPING ->
                (request, body) -> request.response()
                        .setStatusCode(503)
                        .putHeader("Connection", "close")
                        .end();
            case IS_A_FAILING_PROXY ->
                (request, body) -> request.response().setStatusCode(502).end();
        };
    }

    private static double retries(RunningGateway gateway, String reason) {
        return gateway.metric("liftline_gateway_retries_total", INGEST, "reason=\"" + reason + "\"");
    }

    private static void assertUnavailable(HttpResponse<String> response) {
        assertUnavailable(response, "1");
    }

    private static void assertUnavailable(HttpResponse<String> response, String retryAfter) {
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue(retryAfter);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"message\":");
    }

    /** Responds to health checks; reads the first bytes of any other request and resets its connection. */
    private static void resetAllButHealthChecks(ServerSocket server) {
        while (!server.isClosed()) {
            try (Socket socket = server.accept()) {
                byte[] read = new byte[1_024];
                int length = socket.getInputStream().read(read);
                if (new String(read, 0, Math.max(0, length), US_ASCII).startsWith("GET /readyz ")) {
                    socket.getOutputStream().write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII));
                } else {
                    socket.setSoLinger(true, 0);
                }
            } catch (IOException e) {
                if (!server.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
