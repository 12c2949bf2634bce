package dev.liftline.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.testing.RawClient;
import dev.liftline.gateway.testing.RunningGateway;
import dev.liftline.gateway.testing.StubReplica;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LimitsIT {

    private final StubReplica replica = StubReplica.start();

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void aBodyOverItsLimitIs413HoweverItIsFramed() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            byte[] large = new byte[512 * 1024 + 1];
            for (HttpRequest.BodyPublisher body : List.of(
                    BodyPublishers.ofByteArray(large),
                    BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(large)))) {
                HttpResponse<String> answer = gateway.send(
                        HttpRequest.newBuilder(gateway.uri("/lift-rides")).POST(body));
                assertProblem(answer, 413);
                assertThat(answer.body()).contains("\"field\":\"body\"").contains("524288");
            }
            assertProblem(gateway.post(RunningGateway.RIDE, "x".repeat(4_097)), 413);
            assertProblem(gateway.post("/resorts/1/seasons", "x".repeat(4_097)), 413);
            assertThat(replica.seen()).isEmpty();
        }
    }

    @Test
    void aBodyAtItsLimitPasses() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            assertThat(gateway.post("/lift-rides", "x".repeat(512 * 1024)).statusCode())
                    .isEqualTo(201);
            assertThat(gateway.post(RunningGateway.RIDE, "x".repeat(4_096)).statusCode())
                    .isEqualTo(201);
            assertThat(replica.seen()).extracting(seen -> seen.body().length()).containsExactly(512 * 1024, 4_096);
        }
    }

    @Test
    void aLongRequestLineIs414AndManyHeadersAre431() {
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
    void moreInFlightThanAPoolMayHaveIs429AndOtherPoolsGoOn() {
        replica.behaving(StubReplica.HANGS);
        try (RunningGateway gateway = RunningGateway.on(
                List.of(replica),
                "liftline.gateway.upstream.pools.ingest.max-in-flight=2",
                "liftline.gateway.upstream.pools.ingest.timeout=3s")) {
            Supplier<Integer> post = () -> gateway.postRide().statusCode();
            List<CompletableFuture<Integer>> held =
                    List.of(CompletableFuture.supplyAsync(post), CompletableFuture.supplyAsync(post));
            await().until(() -> replica.seen().size() == 2);
            HttpResponse<String> refused = gateway.postRide();
            assertProblem(refused, 429);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
            replica.behaving(StubReplica.OK);
            assertThat(gateway.get(RunningGateway.RIDE).statusCode()).isEqualTo(200);
            assertThat(held).allSatisfy(one -> assertThat(one).succeedsWithin(Duration.ofSeconds(10)));
            assertThat(gateway.postRide().statusCode()).isEqualTo(201);
        }
    }

    @Test
    void aReplicaThatAnswersSlowlyGetsFewerRidesAtATimeUntilItIsFastAgain() {
        Queue<HttpServerResponse> held = new ConcurrentLinkedQueue<>();
        replica.behaving((request, body) -> held.add(request.response().setStatusCode(201)));
        try (ExecutorService scanners = Executors.newVirtualThreadPerTaskExecutor();
                RunningGateway gateway = RunningGateway.on(
                        List.of(replica),
                        "liftline.gateway.upstream.pools.ingest.slow-after=100ms",
                        "liftline.gateway.upstream.pools.ingest.attempt-timeout=20s",
                        "liftline.gateway.upstream.pools.ingest.timeout=20s",
                        "liftline.gateway.upstream.pools.ingest.max-in-flight=40")) {
            List<CompletableFuture<Integer>> slow = rides(40, gateway, scanners);
            // The last one, too, shall have been under way for longer than is slow.
            await().during(Duration.ofMillis(150)).until(() -> held.size() == 40);
            held.forEach(HttpServerResponse::end);
            assertThat(statuses(slow)).hasSize(40).containsOnly(201);
            held.clear();

            List<CompletableFuture<Integer>> more = rides(20, gateway, scanners);
            await().until(() -> more.stream().filter(CompletableFuture::isDone).count() == 12);
            assertThat(held).hasSize(8);
            replica.behaving(StubReplica.OK);
            held.forEach(HttpServerResponse::end);
            assertThat(statuses(more)).filteredOn(status -> status == 429).hasSize(12);
            assertThat(statuses(more)).filteredOn(status -> status == 201).hasSize(8);

            await().until(() -> !statuses(rides(20, gateway, scanners)).contains(429));
        }
    }

    @Test
    void aClientIsToldToGoOnBeforeItSendsItsBody() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            HttpResponse<String> answer = gateway.send(HttpRequest.newBuilder(gateway.uri(RunningGateway.RIDE))
                    .expectContinue(true)
                    .POST(BodyPublishers.ofString(RunningGateway.RIDE_BODY)));
            assertThat(answer.statusCode()).isEqualTo(201);
            assertThat(replica.seen().getFirst().headers()).doesNotContainKey("expect");
        }
    }

    @Test
    void aClientThatAnnouncesTooMuchIsRefusedBeforeItSendsIt() {
        try (RunningGateway gateway = RunningGateway.on(List.of(replica))) {
            String answer = RawClient.send(
                    gateway.port(),
                    "POST /lift-rides HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 9999999\n\n");
            assertThat(answer).startsWith("HTTP/1.1 413 ").doesNotContain("100 Continue");
            assertThat(RawClient.send(
                            gateway.port(),
                            "POST /lift-rides HTTP/1.1\nHost: x\nExpect: miracle\nContent-Length: 2\n\n{}"))
                    .startsWith("HTTP/1.1 417 ");
        }
    }

    @Test
    void aClientThatSendsTooSlowlyIsCutOff() throws IOException {
        try (RunningGateway gateway = RunningGateway.on(
                        List.of(replica),
                        "liftline.gateway.server.patience.request=500ms",
                        "liftline.gateway.server.patience.idle=500ms");
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
    void connectionsOverTheirLimitAreClosed() throws IOException {
        try (RunningGateway gateway =
                RunningGateway.on(List.of(replica), "liftline.gateway.server.limits.connections=2")) {
            try (Socket one = new Socket(InetAddress.getLoopbackAddress(), gateway.port());
                    Socket two = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                await().until(() -> openConnections(gateway).endsWith(" 2.0"));
                assertThat(List.of(one, two)).allMatch(Socket::isConnected);
                try (Socket three = new Socket(InetAddress.getLoopbackAddress(), gateway.port())) {
                    three.setSoTimeout(10_000);
                    assertThat(three.getInputStream().read()).isEqualTo(-1);
                }
            }
            await().until(() -> openConnections(gateway).endsWith(" 0.0"));
            assertThat(gateway.get("/resorts").statusCode()).isEqualTo(200);
        }
    }

    private static String openConnections(RunningGateway gateway) {
        return gateway.management("/actuator/prometheus")
                .lines()
                .filter(line -> line.startsWith("liftline_gateway_connections"))
                .findFirst()
                .orElse("");
    }

    private static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static List<CompletableFuture<Integer>> rides(int rides, RunningGateway gateway, Executor scanners) {
        return IntStream.range(0, rides)
                .mapToObj(ride ->
                        CompletableFuture.supplyAsync(() -> gateway.postRide().statusCode(), scanners))
                .toList();
    }

    private static List<Integer> statuses(List<CompletableFuture<Integer>> rides) {
        return rides.stream().map(CompletableFuture::join).toList();
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.headers().firstValue("X-Request-Id")).isPresent();
        assertThat(answer.body())
                .contains("\"status\":" + status)
                .contains("\"message\":")
                .contains("\"detail\":");
    }
}
