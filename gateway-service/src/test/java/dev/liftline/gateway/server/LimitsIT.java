package dev.liftline.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.HeldRequests;
import dev.liftline.gateway.testing.RawClient;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private static final String INGEST = "pool=\"ingest\"";

    private final StubReplica replica = StubReplica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void returns413ForABodyOverTheLimitWithEitherFraming() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            byte[] large = new byte[512 * 1024 + 1];
            for (HttpRequest.BodyPublisher body : List.of(
                    BodyPublishers.ofByteArray(large),
                    BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))) {
                HttpResponse<String> response = gateway.send(
                        HttpRequest.newBuilder(gateway.uri("/lift-rides")).POST(body));
                assertProblem(response, 413);
                assertThat(response.body()).contains("\"field\":\"body\"").contains("524288");
            }
            assertProblem(gateway.post(RunningGateway.RIDE, "x".repeat(4_097)), 413);
            assertProblem(gateway.post("/resorts/1/seasons", "x".repeat(4_097)), 413);
            assertThat(replica.seen()).isEmpty();
        }
    }

    @Test
    void forwardsABodyAtTheLimit() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            assertThat(gateway.post("/lift-rides", "x".repeat(512 * 1024)).statusCode())
                    .isEqualTo(201);
            assertThat(gateway.post(RunningGateway.RIDE, "x".repeat(4_096)).statusCode())
                    .isEqualTo(201);
            assertThat(replica.seen()).extracting(seen -> seen.body().length()).containsExactly(512 * 1024, 4_096);
        }
    }

    @Test
    void returns414ForALongRequestLineAnd431ForManyHeaders() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            assertProblem(gateway.get("/resorts?a=" + "x".repeat(4_000)), 414);
            assertProblem(
                    gateway.send(HttpRequest.newBuilder(gateway.uri("/resorts")).header("X-A", "x".repeat(6_000))),
                    431);
            HttpRequest.Builder many = HttpRequest.newBuilder(gateway.uri("/resorts"));
            for (int i = 0; i < 70; i++) {
                many.header("X-" + i, "1");
            }
            assertProblem(gateway.send(many), 431);
            assertThat(replica.seen()).isEmpty();
        }
    }

    @Test
    void returns429OverTheLimitOfAReplicaWhileOtherPoolsGoOn() {
        HeldRequests held = new HeldRequests();
        replica.behaving(held);
        try (RunningGateway gateway = RunningGateway.on(
                List.of(replica), "liftline.gateway.upstream.pools.ingest.max-in-flight-requests=2")) {
            List<CompletableFuture<Integer>> rides = rides(2, gateway);
            await().until(() -> held.size() == 2);
            assertThat(gateway.metric("liftline_gateway_requests_in_flight", INGEST))
                    .isEqualTo(2);
            assertThat(gateway.metric("liftline_gateway_requests_in_flight_limit", INGEST))
                    .isEqualTo(2);
            HttpResponse<String> rejected = gateway.postRide();
            assertProblem(rejected, 429);
            assertThat(rejected.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(replica.seen()).hasSize(2);

            replica.behaving(StubReplica.OK);
            assertThat(gateway.get(RunningGateway.RIDE).statusCode()).isEqualTo(200);
            held.release();
            assertThat(statuses(rides)).containsOnly(201);
            assertThat(gateway.postRide().statusCode()).isEqualTo(201);
        }
    }

    @Test
    void theLimitOfAPoolIsTheSumOfItsReplicas() {
        HeldRequests held = new HeldRequests();
        replica.behaving(held);
        try (StubReplica second = StubReplica.start().behaving(held);
                RunningGateway gateway = RunningGateway.on(
                        List.of(replica, second), "liftline.gateway.upstream.pools.ingest.max-in-flight-requests=3")) {
            await().until(() -> gateway.metric("liftline_gateway_replicas", INGEST, "state=\"healthy\"") == 2);
            List<CompletableFuture<Integer>> rides = rides(6, gateway);
            await().until(() -> held.size() == 6);
            assertThat(gateway.metric("liftline_gateway_requests_in_flight", INGEST))
                    .isEqualTo(6);
            assertProblem(gateway.postRide(), 429);
            held.release();
            assertThat(statuses(rides)).containsOnly(201);
        }
    }

    @Test
    void reducesTheLimitOfASlowReplicaUntilItIsFastAgain() {
        HeldRequests held = new HeldRequests();
        replica.behaving(held);
        Duration threshold = Duration.ofMillis(100);
        try (RunningGateway gateway = RunningGateway.on(
                List.of(replica),
                "liftline.gateway.upstream.pools.ingest.latency-threshold=" + threshold.toMillis() + "ms",
                "liftline.gateway.upstream.pools.ingest.attempt-timeout=20s",
                "liftline.gateway.upstream.pools.ingest.timeout=20s",
                "liftline.gateway.upstream.pools.ingest.max-in-flight-requests=40")) {
            List<CompletableFuture<Integer>> slow = rides(40, gateway);
            await().until(() -> held.size() == 40 && held.youngestAge().compareTo(threshold) > 0);
            held.release();
            assertThat(statuses(slow)).hasSize(40).containsOnly(201);

            // The forty count as one pause and halve the limit once.
            List<CompletableFuture<Integer>> more = rides(30, gateway);
            await().until(() -> more.stream().filter(CompletableFuture::isDone).count() == 10);
            assertThat(held.size()).isEqualTo(20);
            replica.behaving(StubReplica.OK);
            held.release();
            assertThat(statuses(more)).filteredOn(status -> status == 429).hasSize(10);
            assertThat(statuses(more)).filteredOn(status -> status == 201).hasSize(20);

            await().until(() -> !statuses(rides(40, gateway)).contains(429));
        }
    }

    @Test
    void sendsContinueBeforeTheBody() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            HttpResponse<String> response = gateway.send(HttpRequest.newBuilder(gateway.uri(RunningGateway.RIDE))
                    .expectContinue(true)
                    .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY)));
            assertThat(response.statusCode()).isEqualTo(201);
            assertThat(replica.seen().getFirst().headers()).doesNotContainKey("expect");
        }
    }

    @Test
    void returns413BeforeALargeBodyIsSent() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            String response = RawClient.sendPart(
                    gateway.port(),
                    "POST /lift-rides HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 9999999\n\n");
            assertThat(response).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
            assertThat(RawClient.send(
                            gateway.port(),
                            "POST /lift-rides HTTP/1.1\nHost: x\nExpect: miracle\nContent-Length: 2\n\n{}"))
                    .startsWith("HTTP/1.1 417 ");
        }
    }

    @Test
    void closesTheConnectionsOfSlowClients() throws IOException {
        try (RunningGateway gateway = RunningGateway.on(
                        List.of(replica),
                        "liftline.gateway.server.client-timeouts.request=300ms",
                        "liftline.gateway.server.client-timeouts.idle=300ms");
                Socket head = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
                Socket body = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
                Socket idle = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
            write(head, "GET /resorts HT");
            write(body, "POST /lift-rides HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n[");
            for (Socket socket : List.of(head, body, idle)) {
                socket.setSoTimeout(10_000);
                assertThat(socket.getInputStream().read()).isEqualTo(-1);
            }
            assertThat(gateway.get("/resorts").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void closesConnectionsOverTheLimit() throws IOException {
        try (RunningGateway gateway =
                RunningGateway.on(List.of(replica), "liftline.gateway.server.limits.connections=2")) {
            try (Socket one = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
                    Socket two = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                await().until(() -> gateway.metric("liftline_gateway_connections") == 2);
                assertThat(List.of(one, two)).allMatch(Socket::isConnected);
                try (Socket three = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                    three.setSoTimeout(10_000);
                    assertThat(three.getInputStream().read()).isEqualTo(-1);
                }
            }
            await().until(() -> gateway.metric("liftline_gateway_connections") == 0);
            assertThat(gateway.get("/resorts").statusCode()).isEqualTo(200);
        }
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static List<CompletableFuture<Integer>> rides(int rides, RunningGateway gateway) {
        return Stream.generate(gateway::postRideAsync).limit(rides).toList();
    }

    private static List<Integer> statuses(List<CompletableFuture<Integer>> rides) {
        return rides.stream().map(CompletableFuture::join).toList();
    }

    private static void assertProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(response.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(response.body())
                .contains("\"status\":" + status)
                .contains("\"message\":")
                .contains("\"detail\":");
    }
}
