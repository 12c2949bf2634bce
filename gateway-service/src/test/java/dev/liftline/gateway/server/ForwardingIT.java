package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.RawClient;
import dev.liftline.gateway.testing.ReplicaPair;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.gateway.testing.StubReplica.Seen;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForwardingIT {

    @RegisterExtension
    static final ReplicaPair replicas = new ReplicaPair();

    private final StubReplica one = replicas.one();
    private final StubReplica two = replicas.two();
    private final RunningGateway gateway = replicas.gateway();

    @Test
    void forwardsARideUnchanged() {
        HttpResponse<String> response = gateway.postRide();
        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.body()).isEmpty();
        Seen seen = onlySeen();
        assertThat(seen.method()).isEqualTo("POST");
        assertThat(seen.uri()).isEqualTo(RunningGateway.RIDE);
        assertThat(seen.body()).isEqualTo(RunningGateway.RIDE_BODY);
        assertThat(seen.headers())
                .containsEntry("content-type", "application/json")
                .containsEntry("content-length", Integer.toString(RunningGateway.RIDE_BODY.length()));
    }

    @Test
    void forwardsTheQueryByteForByte() {
        String uri = "/skiers/5/vertical?resort=1&resort=2&season=2025&cursor=a%2Bb%3D";
        assertThat(gateway.get(uri).statusCode()).isEqualTo(200);
        assertThat(onlySeen().uri()).isEqualTo(uri);
    }

    @Test
    void forwardsEquivalentTargetsInOneForm() {
        for (String target : List.of(
                "//skiers/5//vertical?resort=1",
                "/%73kiers/%35/vertical?resort=1",
                "http://resort.example:81/skiers/5/vertical?resort=1")) {
            assertThat(RawClient.send(gateway.port(), "GET " + target + " HTTP/1.1\nHost: x\n\n"))
                    .startsWith("HTTP/1.1 200 ");
        }
        List<Seen> all = Stream.concat(one.seen().stream(), two.seen().stream()).toList();
        assertThat(all).extracting(Seen::uri).containsOnly("/skiers/5/vertical?resort=1");
        assertThat(all)
                .extracting(seen -> seen.headers().get("x-forwarded-host"))
                .containsExactlyInAnyOrder("x", "x", "resort.example:81");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "http://resort.example"})
    void respondsToOptionsOfTheServer(String target) {
        assertThat(RawClient.send(gateway.port(), "OPTIONS " + target + " HTTP/1.1\nHost: x\n\n"))
                .startsWith("HTTP/1.1 204 ")
                .contains("\r\nAllow: GET, HEAD, POST, DELETE, PUT, OPTIONS\r\n")
                .doesNotContain("Content-Length");
    }

    @Test
    void dropsHeadersThatALaterConnectionLineNames() {
        String raw = RawClient.send(
                gateway.port(),
                "GET /resorts HTTP/1.1\nHost: x\nConnection: keep-alive\nConnection: X-Scanner-Id\nX-Scanner-Id: 7\n\n");
        assertThat(raw).startsWith("HTTP/1.1 200 ");
        assertThat(onlySeen().headers()).doesNotContainKey("x-scanner-id");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/livez", "/nowhere", "/resorts", "/openapi.yaml", RunningGateway.RIDE})
    void spellsHeaderNamesInOneWayAndDatesResponses(String path) {
        replicas.behaving((request, body) -> request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Date", "Sun, 06 Nov 1994 08:49:37 GMT")
                .end("{}"));
        String response = RawClient.sendBytes(
                gateway.port(), RawClient.crlf("GET " + path + " HTTP/1.1\nHost: x\nConnection: close\n\n"));
        String head = response.substring(0, response.indexOf("\r\n\r\n"));
        assertThat(head.lines().skip(1)).allSatisfy(line -> assertThat(line).matches("([A-Z][A-Za-z]*-?)+: .+"));
        assertThat(head)
                .contains("\r\nContent-Type: ", "\r\nContent-Length: ", "\r\nConnection: close")
                .containsPattern("\r\nDate: [A-Z][a-z]{2}, \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT\r\n");
    }

    @Test
    void spreadsRequestsEvenlyOverTheReplicas() {
        HeldRequests held = new HeldRequests();
        replicas.behaving(held);
        List<CompletableFuture<Integer>> rides =
                Stream.generate(gateway::postRideAsync).limit(20).toList();
        await().until(() -> held.size() == 20);
        assertThat(one.seen()).hasSize(10);
        assertThat(two.seen()).hasSize(10);
        held.release();
        assertThat(rides).extracting(CompletableFuture::join).containsOnly(201);
    }

    @Test
    void aSlowReplicaGetsFewerRequests() {
        HeldRequests held = new HeldRequests();
        replicas.behaving(held);
        CompletableFuture<Integer> first = gateway.postRideAsync();
        await().until(() -> held.size() == 1);
        replicas.behaving(StubReplica.OK);
        for (int i = 0; i < 10; i++) {
            assertThat(gateway.postRide().statusCode()).isEqualTo(201);
        }
        assertThat(List.of(one.seen().size(), two.seen().size())).containsExactlyInAnyOrder(1, 10);
        held.release();
        assertThat(first.join()).isEqualTo(201);
    }

    @Test
    void keepsTheClientsRequestId() {
        HttpResponse<String> response =
                gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts")).header("X-Request-Id", "scan-42.a_b"));
        assertThat(response.headers().firstValue("X-Request-Id")).hasValue("scan-42.a_b");
        assertThat(onlySeen().headers()).containsEntry("x-request-id", "scan-42.a_b");
    }

    @Test
    void replacesAnInvalidRequestId() {
        HttpResponse<String> response =
                gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts")).header("X-Request-Id", "a b<script>"));
        String id = response.headers().firstValue("X-Request-Id").orElseThrow();
        assertThat(id).matches("[a-z0-9]+");
        assertThat(onlySeen().headers()).containsEntry("x-request-id", id);
    }

    @Test
    void dropsTheRequestIdOfAReplica() {
        replicas.behaving((request, body) ->
                request.response().putHeader("X-Request-Id", "from-the-replica").end());
        assertThat(gateway.get("/resorts").headers().allValues("X-Request-Id"))
                .hasSize(1)
                .doesNotContain("from-the-replica");
    }

    @Test
    void setsForwardedHeadersAndDropsTheClientsOwn() {
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
    void dropsHopByHopHeaders() {
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
    void returnsTheReplicasHeaders() {
        replicas.behaving((request, body) -> request.response()
                .putHeader("ETag", "\"7\"")
                .putHeader("Cache-Control", "no-cache")
                .putHeader("Keep-Alive", "timeout=9")
                .putHeader("Content-Type", "application/json")
                .end("620"));
        HttpResponse<String> response = gateway.get(RunningGateway.RIDE);
        assertThat(response.body()).isEqualTo("620");
        assertThat(response.headers().firstValue("ETag")).hasValue("\"7\"");
        assertThat(response.headers().firstValue("Cache-Control")).hasValue("no-cache");
        assertThat(response.headers().firstValue("Content-Length")).hasValue("3");
        assertThat(response.headers().map()).doesNotContainKey("keep-alive");
    }

    @Test
    void returnsAChunkedResponseWhole() {
        replicas.behaving((request, body) -> {
            request.response().setChunked(true).write("[1,");
            request.response().end("2]");
        });
        assertThat(gateway.get("/resorts").body()).isEqualTo("[1,2]");
    }

    @Test
    void returnsNotModifiedWithoutABody() {
        replicas.behaving((request, body) ->
                request.response().setStatusCode(304).putHeader("ETag", "\"7\"").end());
        HttpResponse<String> response = gateway.get("/resorts");
        assertThat(response.statusCode()).isEqualTo(304);
        assertThat(response.headers().firstValue("ETag")).hasValue("\"7\"");
    }

    @Test
    void respondsToHeadAsToGetWithoutTheBody() {
        replicas.behaving((request, body) ->
                request.response().putHeader("Content-Length", "17").end("{\"resorts\":[1,2]}"));
        HttpResponse<String> response =
                gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts")).method("HEAD", BodyPublishers.noBody()));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Length")).hasValue("17");
        assertThat(onlySeen().method()).isEqualTo("HEAD");
        assertThat(gateway.get("/resorts").statusCode()).isEqualTo(200);
    }

    @Test
    void dropsTheBodyOfARead() {
        HttpResponse<String> response = gateway.send(
                HttpRequest.newBuilder(gateway.uri("/resorts")).method("GET", BodyPublishers.ofString("{}")));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(onlySeen().body()).isEmpty();
    }

    @Test
    void returnsAServicesProblemUnchanged() {
        String problem = "{\"status\":404,\"message\":\"no data\"}";
        replicas.behaving((request, body) -> request.response()
                .setStatusCode(404)
                .putHeader("Content-Type", "application/problem+json")
                .end(problem));
        HttpResponse<String> response = gateway.get(RunningGateway.RIDE);
        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.body()).isEqualTo(problem);
    }

    @Test
    void replacesAnErrorPageByAProblem() {
        replicas.behaving((request, body) -> request.response()
                .setStatusCode(400)
                .putHeader("Content-Type", "text/html")
                .end("<h1>Tomcat</h1>"));
        HttpResponse<String> response = gateway.get("/resorts");
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.body()).contains("\"message\":").doesNotContain("Tomcat");
    }

    @Test
    void returns503WithTheServicesRetryAfterIfEveryReplicaDoes() {
        replicas.behaving((request, body) -> request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "7")
                .putHeader("Content-Type", "application/problem+json")
                .end("{}"));
        HttpResponse<String> response = gateway.postRide();
        assertThat(response.statusCode()).isEqualTo(503);
        assertThat(response.headers().firstValue("Retry-After")).hasValue("7");
        assertThat(one.seen()).hasSize(1);
        assertThat(two.seen()).hasSize(1);
    }

    @Test
    void retriesAServicesOwn503AtTheOtherReplica() {
        replicas.behaving(StubReplica.firstAttempt(
                (request, body) -> request.response()
                        .setStatusCode(503)
                        .putHeader("Retry-After", "7")
                        .end(),
                StubReplica.OK));
        assertThat(gateway.postRide().statusCode()).isEqualTo(201);
        assertThat(one.seen()).hasSize(1);
        assertThat(two.seen()).hasSize(1);
    }

    private Seen onlySeen() {
        List<Seen> all = Stream.concat(one.seen().stream(), two.seen().stream()).toList();
        assertThat(all).hasSize(1);
        return all.getFirst();
    }
}
