package dev.liftline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.gateway.testing.RawClient;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.gateway.testing.StubReplica.Seen;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ForwardingIT {

    private static StubReplica one;
    private static StubReplica two;
    private static RunningGateway gateway;

    @BeforeAll
    static void start() {
        one = StubReplica.start();
        two = StubReplica.start();
        gateway = RunningGateway.on(List.of(one, two));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        one.close();
        two.close();
    }

    @BeforeEach
    void forget() {
        one.behaving(StubReplica.OK).seen().clear();
        two.behaving(StubReplica.OK).seen().clear();
    }

    @Test
    void aRideReachesAReplicaAsItWasSent() {
        HttpResponse<String> answer = gateway.postRide();
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.body()).isEmpty();
        Seen seen = onlySeen();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo(RunningGateway.RIDE);
        assertThat(seen.body()).isEqualTo(RunningGateway.RIDE_BODY);
        assertThat(seen.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("content-length", Integer.toString(RunningGateway.RIDE_BODY.length()));
    }

    @Test
    void theQueryIsPassedByteForByte() {
        String uri = "/skiers/5/vertical?resort=1&resort=2&season=2025&cursor=a%2Bb%3D";
        assertThat(gateway.get(uri).statusCode()).isEqualTo(200);
        assertThat(onlySeen().uri()).isEqualTo(uri);
    }

    @Test
    void requestsAreSpreadOverTheReplicas() {
        // Up to 64 requests that come close together go to one replica: thirty such lots at least.
        int rides = 2_000;
        for (int i = 0; i < rides; i++) {
            gateway.postRide();
        }
        assertThat(one.seen()).hasSizeBetween(rides / 10, rides - rides / 10);
        assertThat(two.seen()).hasSize(rides - one.seen().size());
    }

    @Test
    void aSlowReplicaGetsLess() {
        one.behaving((request, body) -> one.later(20, () -> StubReplica.OK.answer(request, body)));
        List<HttpResponse<String>> answers = IntStream.range(0, 200)
                .parallel()
                .mapToObj(i -> gateway.postRide())
                .toList();
        assertThat(answers).allMatch(answer -> answer.statusCode() == 201);
        assertThat(one.seen().size()).isLessThan(two.seen().size());
    }

    @Test
    void aClientsRequestIdGoesThroughAndComesBack() {
        HttpResponse<String> answer =
                gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts")).header("X-Request-Id", "scan-42.a_b"));
        assertThat(answer.headers().firstValue("X-Request-Id")).hasValue("scan-42.a_b");
        assertThat(onlySeen().headers()).containsEntry("x-request-id", "scan-42.a_b");
    }

    @Test
    void anImproperRequestIdIsReplacedOnBothSides() {
        HttpResponse<String> answer =
                gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts")).header("X-Request-Id", "a b<script>"));
        String id = answer.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(id).matches("[a-z0-9]+");
        assertThat(onlySeen().headers()).containsEntry("x-request-id", id);
    }

    @Test
    void aReplicasOwnRequestIdDoesNotDoubleTheHeader() {
        both((request, body) ->
                request.response().putHeader("X-Request-Id", "from-the-replica").end());
        assertThat(gateway.get("/resorts").headers().allValues("X-Request-Id"))
                .hasSize(1)
                .doesNotContain("from-the-replica");
    }

    @Test
    void theReplicaLearnsWhoCalledAndACallersWordOnThatIsNotTaken() {
        gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts"))
                .header("X-Forwarded-For", "6.6.6.6")
                .header("X-Forwarded-Host", "elsewhere")
                .header("Forwarded", "for=6.6.6.6"));
        assertThat(onlySeen().headers())
                .containsEntry("x-forwarded-for", "127.0.0.1")
                .containsEntry("x-forwarded-proto", "http")
                .containsEntry("x-forwarded-host", "127.0.0.1:" + gateway.port())
                .doesNotContainKey("forwarded");
    }

    @Test
    void headersOfOneConnectionStayOnIt() {
        String raw = RawClient.send(gateway.port(), """
                GET /resorts HTTP/1.1
                Host: x
                Connection: close, X-Secret
                X-Secret: 1
                X-Open: 2
                TE: trailers
                Keep-Alive: timeout=5
                Proxy-Authorization: Basic eA==
                Upgrade: h2c

                """);
        assertThat(raw).startsWith("HTTP/1.1 200 ");
        assertThat(onlySeen().headers())
                .containsEntry("x-open", "2")
                .doesNotContainKeys("x-secret", "te", "keep-alive", "proxy-authorization", "upgrade");
    }

    @Test
    void theReplicasAnswerComesBackWithItsHeaders() {
        both((request, body) -> request.response()
                .putHeader("ETag", "\"7\"")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Keep-Alive", "timeout=9")
                .putHeader("Content-Type", "application/json")
                .end("620"));
        HttpResponse<String> answer = gateway.get(RunningGateway.RIDE);
        assertThat(answer.body()).isEqualTo("620");
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("3");
        assertThat(answer.headers().map()).doesNotContainKey("keep-alive");
    }

    @Test
    void aChunkedAnswerArrivesWhole() {
        both((request, body) -> {
            request.response().setChunked(true).write("[1,");
            request.response().end("2]");
        });
        assertThat(gateway.get("/resorts").body()).isEqualTo("[1,2]");
    }

    @Test
    void notModifiedHasNoBody() {
        both((request, body) ->
                request.response().setStatusCode(304).putHeader("ETag", "\"7\"").end());
        HttpResponse<String> answer = gateway.get("/resorts");
        assertThat(answer.statusCode()).isEqualTo(304);
        assertThat(answer.headers().firstValue("ETag")).hasValue("\"7\"");
    }

    @Test
    void headIsAnsweredLikeGetWithoutTheBody() {
        both((request, body) ->
                request.response().putHeader("Content-Length", "17").end("{\"resorts\":[1,2]}"));
        HttpResponse<String> answer =
                gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts")).method("HEAD", BodyPublishers.noBody()));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Length")).hasValue("17");
        assertThat(onlySeen().method()).isEqualTo("HEAD");
        assertThat(gateway.get("/resorts").statusCode()).isEqualTo(200);
    }

    @Test
    void aBodyThatAReadDoesNotTakeIsDropped() {
        HttpResponse<String> answer = gateway.send(
                HttpRequest.newBuilder(gateway.uri("/resorts")).method("GET", BodyPublishers.ofString("{}")));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(onlySeen().body()).isEmpty();
    }

    @Test
    void aServicesProblemPassesAsItIs() {
        String problem = "{\"status\":404,\"message\":\"no data\"}";
        both((request, body) -> request.response()
                .setStatusCode(404)
                .putHeader("Content-Type", "application/problem+json")
                .end(problem));
        HttpResponse<String> answer = gateway.get(RunningGateway.RIDE);
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(answer.body()).isEqualTo(problem);
    }

    @Test
    void aWebServersOwnErrorPageBecomesAProblem() {
        both((request, body) -> request.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "text/html")
                .end("<h1>Tomcat</h1>"));
        HttpResponse<String> answer = gateway.get("/resorts");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.body()).contains("\"message\":").doesNotContain("Tomcat");
    }

    @Test
    void anUnavailableWithRetryAfterStandsWhenEveryReplicaSaysSo() {
        both((request, body) -> request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "7")
                .putHeader("Content-Type", "application/problem+json")
                .end("{}"));
        HttpResponse<String> answer = gateway.postRide();
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(one.seen()).hasSize(1);
        assertThat(two.seen()).hasSize(1);
    }

    @Test
    void aReplicaThatCannotTakeARequestDoesNotSpeakForTheOther() {
        one.behaving((request, body) -> request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "7")
                .end());
        gateway.postUntil(() -> !one.seen().isEmpty());
    }

    private static void both(StubReplica.Behaviour behaviour) {
        one.behaving(behaviour);
        two.behaving(behaviour);
    }

    private static Seen onlySeen() {
        List<Seen> all = Stream.concat(one.seen().stream(), two.seen().stream()).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
