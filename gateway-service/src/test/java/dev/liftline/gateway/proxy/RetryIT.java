package dev.liftline.gateway.proxy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RetryIT {

    /** Slow checks and no ejection: what saves a request here is the retry alone. */
    private static final String[] RETRIES_ALONE = {
        "liftline.gateway.upstream.checks.interval=1h",
        "liftline.gateway.upstream.ejection.failures=1000000",
        "liftline.gateway.upstream.pools.ingest.attempt-timeout=300ms",
        "liftline.gateway.upstream.pools.query-mobile.attempt-timeout=300ms",
        "liftline.gateway.upstream.pools.ingest.timeout=800ms",
        "liftline.gateway.upstream.pools.query-mobile.timeout=800ms"
    };

    enum Failure {
        DIES_BEFORE_ANSWERING,
        DIES_IN_THE_MIDDLE_OF_THE_ANSWER,
        TAKES_TOO_LONG,
        IS_STOPPING,
        IS_A_FAILING_PROXY
    }

    private static StubReplica bad;
    private static StubReplica good;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        bad = StubReplica.start();
        good = StubReplica.start();
        gateway = RunningGateway.on(List.of(bad, good), RETRIES_ALONE);
    }

    @AfterAll
    static void stop() {
        gateway.close();
        bad.close();
        good.close();
    }

    @BeforeEach
    void forget() {
        bad.behaving(StubReplica.OK).seen().clear();
        good.behaving(StubReplica.OK).seen().clear();
    }

    @ParameterizedTest
    @EnumSource
    void anotherReplicaAnswersWithTheBodyIntact(Failure failure) {
        bad.behaving(behaviour(failure));
        int rides = gateway.postUntil(() -> badWasAsked("POST"));
        int reads = 0;
        for (; reads < 1_000 && !badWasAsked("GET"); reads++) {
            assertThat(gateway.get(RunningGateway.RIDE).statusCode()).isEqualTo(200);
        }
        assertThat(badWasAsked("GET")).isTrue();
        assertThat(good.seen())
                .hasSize(rides + reads)
                .filteredOn(seen -> seen.method().equals("POST"))
                .hasSize(rides)
                .allMatch(seen -> seen.body().equals(RunningGateway.RIDE_BODY));
    }

    @Test
    void aRefusedConnectionIsFollowedByAnotherReplica() {
        StubReplica gone = StubReplica.start();
        try (RunningGateway half = RunningGateway.on(List.of(gone, good), RETRIES_ALONE)) {
            await().until(() -> half.stateOf("ingest", gone).equals("healthy"));
            gone.close();
            int rides = half.postUntil(() -> retried(half, "refused"));
            assertThat(good.seen()).hasSize(rides);
        }
    }

    @Test
    void aResetConnectionIsFollowedByAnotherReplica() throws IOException {
        try (ServerSocket resetting = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> resetAllButChecks(resetting));
            String source = RunningGateway.source(List.of(good)) + ",127.0.0.1:" + resetting.getLocalPort();
            try (RunningGateway half = RunningGateway.on(source, RETRIES_ALONE)) {
                int rides = half.postUntil(() -> retried(half, "died"));
                assertThat(good.seen())
                        .hasSize(rides)
                        .allMatch(seen -> seen.body().equals(RunningGateway.RIDE_BODY));
            }
        }
    }

    @Test
    void withEveryReplicaDeadTheClientIsToldWhenToComeBack() {
        bad.behaving(StubReplica.DIES);
        good.behaving(StubReplica.DIES);
        assertUnavailable(gateway.postRide());
        assertUnavailable(gateway.get("/resorts"));
    }

    @Test
    void withNobodyListeningTheClientIsToldWhenToComeBack() {
        StubReplica gone = StubReplica.start();
        gone.close();
        try (RunningGateway alone = RunningGateway.on(List.of(gone), RETRIES_ALONE)) {
            assertUnavailable(alone.postRide());
            assertUnavailable(alone.get("/resorts"));
        }
    }

    @Test
    void aRideThatTimedOutMayBeSentAgainAndAReadThatTimedOutSaysSo() {
        bad.behaving(StubReplica.HANGS);
        good.behaving(StubReplica.HANGS);
        assertUnavailable(gateway.postRide());
        HttpResponse<String> read = gateway.get(RunningGateway.RIDE);
        assertThat(read.statusCode()).isEqualTo(504);
        assertThat(read.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    /** 429 says that nothing was recorded, which only the last replica that was asked can know of itself. */
    @ParameterizedTest
    @EnumSource(names = {"DIES_BEFORE_ANSWERING", "TAKES_TOO_LONG"})
    void aReplicaThatIsTooBusyDoesNotSpeakForOneThatDidNotAnswer(Failure failure) {
        bad.behaving(behaviour(failure));
        good.behaving((request, body) -> request.response()
                .setStatusCode(429)
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Retry-After", "1")
                .end("{}"));
        // Requests that come close together go to one replica: it may take a while until it is the bad one.
        for (int i = 0; i < 1_000 && bad.seen().size() < 2; i++) {
            int askedBefore = bad.seen().size();
            int status = gateway.postRide().statusCode();
            assertThat(status).isEqualTo(bad.seen().size() > askedBefore ? 503 : 429);
        }
        assertThat(bad.seen()).isNotEmpty();
    }

    @Test
    void retriesStopWhenTheBudgetIsSpent() {
        bad.behaving(StubReplica.DIES);
        good.behaving(StubReplica.DIES);
        try (RunningGateway other = RunningGateway.on(
                List.of(bad, good),
                "liftline.gateway.upstream.checks.interval=1h",
                "liftline.gateway.upstream.ejection.failures=1000000",
                "liftline.gateway.upstream.retry.reserve=5",
                "liftline.gateway.upstream.retry.ratio=0")) {
            for (int i = 0; i < 20; i++) {
                assertUnavailable(other.postRide());
            }
            assertThat(bad.seen().size() + good.seen().size()).isEqualTo(25);
            assertThat(other.management("/actuator/prometheus"))
                    .containsPattern("liftline_gateway_retries_total\\{.*pool=\"ingest\",reason=\"died\".*} 5.0")
                    .containsPattern("liftline_gateway_retries_denied_total\\{.*pool=\"ingest\".*}");
        }
    }

    @Test
    void anAnswerLargerThanItMayBeIsRefused() {
        good.behaving((request, body) -> request.response().end("x".repeat(2_000)));
        try (RunningGateway other = RunningGateway.on(List.of(good), "liftline.gateway.server.limits.answer=1KB")) {
            assertUnavailable(other.get("/resorts"));
            assertThat(good.seen()).hasSize(1);
        }
    }

    private static StubReplica.Behaviour behaviour(Failure failure) {
        return switch (failure) {
            case DIES_BEFORE_ANSWERING -> StubReplica.DIES;
            case DIES_IN_THE_MIDDLE_OF_THE_ANSWER ->
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

    private static boolean badWasAsked(String method) {
        return bad.seen().stream().anyMatch(seen -> seen.method().equals(method));
    }

    private static boolean retried(RunningGateway gateway, String reason) {
        return gateway.management("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("liftline_gateway_retries_total{"))
                .filter(line -> line.contains("pool=\"ingest\"") && line.contains("reason=\"" + reason + "\""))
                .anyMatch(line -> !line.endsWith(" 0.0"));
    }

    private static void assertUnavailable(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"message\":");
    }

    /** Answers health checks; of anything else it reads a little, so that it is under way, and cuts it with a reset. */
    private static void resetAllButChecks(ServerSocket server) {
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
