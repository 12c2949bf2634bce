package dev.liftline.gateway.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.gateway.live.LiveClient.Event;
import dev.liftline.gateway.testing.ClosedGateway;
import dev.liftline.gateway.testing.StubIdentity;
import dev.liftline.gateway.testing.StubReplica;
import dev.liftline.model.caller.Credential;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Live streams with a real Redis, and a stub in place of the identity service. */
class LiveStreamsIT {

    private static final String SUBSCRIPTION = "liftline_gateway_live_subscription_up";
    private static final String STREAMS = "liftline_gateway_live_streams";

    @TempDir
    private static Path redisDirectory;

    private static @Nullable TestRedis started;

    @TempDir
    private Path directory;

    private final StubIdentity identity = new StubIdentity();
    private final StubReplica replica = StubReplica.start().behaving(identity);
    private final Credential skier = identity.session("skier", "7");
    private final Credential scanner = identity.key("scanner", 1);
    private final TestRedis redis = Objects.requireNonNull(started);

    @BeforeAll
    static void startRedis() {
        started = TestRedis.start(redisDirectory);
    }

    @AfterAll
    static void stopRedis() {
        Objects.requireNonNull(started).close();
    }

    @AfterEach
    void stop() {
        replica.close();
    }

    @Test
    void aSkierIsToldOfNewRidesOfHisOwnDaysOnly() {
        try (ClosedGateway gateway = gateway();
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier)) {
            assertThat(stream.response().statusCode()).isEqualTo(200);
            assertThat(stream.response().headers().map())
                    .containsEntry("content-type", List.of("text/event-stream"))
                    .containsEntry("cache-control", List.of("no-store"))
                    .containsEntry("connection", List.of("close"));
            Event hello = stream.next();
            assertThat(hello.name()).isEqualTo("hello");
            assertThat(hello.data()).isEqualTo("{}");

            redis.publish("[[8,2026,3,7,1],[7,2026,3,7,31],[9,2026,3,7,2]]");
            redis.publish("[[7,2026,4,8,1]]");

            Event first = stream.next();
            assertThat(first.name()).isEqualTo("rides");
            assertThat(first.data()).isEqualTo("{\"season\":2026,\"resort\":3,\"day\":7,\"version\":31}");
            assertThat(first.number()).isEqualTo(hello.number() + 2);
            Event second = stream.next();
            assertThat(second.data()).isEqualTo("{\"season\":2026,\"resort\":4,\"day\":8,\"version\":1}");
            assertThat(second.number()).isEqualTo(hello.number() + 4);
            assertThat(gateway.metric("liftline_gateway_live_events_total")).isEqualTo(2);
            assertThat(gateway.metric(STREAMS)).isEqualTo(1);
        }
    }

    @Test
    void whatIsNoHintIsLeftOut() {
        try (ClosedGateway gateway = gateway();
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier)) {
            stream.next();

            redis.publish("[[7,2026,3,7]]");
            redis.publish("garbage");
            redis.publish("[[7,2026,3,7,31]]");

            assertThat(stream.next().data()).contains("31");
            assertThat(gateway.metric("liftline_gateway_live_unreadable_total")).isEqualTo(2);
        }
    }

    @Test
    void aResortGetsAtMostOneEventASecond() {
        Credential staff = identity.key("resort", 3);
        try (ClosedGateway gateway = gateway();
                LiveClient stream = LiveClient.open(gateway.uri("/board/live?resort=3"), staff)) {
            assertThat(stream.next().name()).isEqualTo("hello");

            long start = System.nanoTime();
            for (int i = 1; i <= 50; i++) {
                redis.publish("[[%d,2026,3,7,%d],[%d,2026,4,7,1]]".formatted(i, i, i));
            }

            assertThat(stream.next().data()).isEqualTo("{\"season\":2026,\"resort\":3,\"day\":7}");
            Event second = stream.next();
            assertThat(second.data()).isEqualTo("{\"season\":2026,\"resort\":3,\"day\":7}");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(900));
            assertThat(gateway.metric("liftline_gateway_live_events_total")).isEqualTo(2);
            assertThat(stream.isQuiet()).isTrue();
        }
    }

    @Test
    void aCredentialOfOneResortFollowsThatResortOnly() {
        Credential staff = identity.key("resort", 3);
        Credential admin = identity.key("admin", 0);
        try (ClosedGateway gateway = gateway()) {
            assertThat(status(gateway, "/board/live?resort=4", staff)).isEqualTo(403);
            assertThat(status(gateway, "/board/live", staff)).isEqualTo(400);
            assertThat(status(gateway, "/board/live?resort=3&resort=4", staff)).isEqualTo(400);
            assertThat(status(gateway, "/board/live?resort=3&%72esort=4", staff))
                    .isEqualTo(400);
            assertThat(status(gateway, "/board/live?resort=x", admin)).isEqualTo(400);
            assertThat(status(gateway, "/board/live?resort=3", skier)).isEqualTo(403);
            assertThat(status(gateway, "/app/live", staff)).isEqualTo(403);
            assertThat(gateway.metric(STREAMS)).isZero();
        }
    }

    @Test
    void aStreamResumesAfterItsLastEvent() {
        Credential staff = identity.key("security", 0);
        try (ClosedGateway gateway = gateway()) {
            Event hello;
            Event boardHello;
            try (LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier);
                    LiveClient board = LiveClient.open(gateway.uri("/board/live?resort=3"), staff)) {
                hello = stream.next();
                boardHello = board.next();
            }
            await().until(() -> gateway.metric(STREAMS) == 0);
            // Another stream shows that the hints have arrived.
            try (LiveClient other = LiveClient.open(gateway.uri("/app/live"), skier)) {
                other.next();
                redis.publish("[[7,2026,3,7,1],[8,2026,3,7,1]]");
                redis.publish("[[7,2026,3,7,2],[8,2026,4,7,2]]");
                other.next();
                other.next();
            }

            try (LiveClient again = LiveClient.open(gateway.uri("/app/live"), skier, hello.id())) {
                assertThat(again.next().name()).isEqualTo("hello");
                assertThat(again.next().data()).contains("\"version\":1");
                Event last = again.next();
                assertThat(last.data()).contains("\"version\":2");
                try (LiveClient nothingMissed = LiveClient.open(gateway.uri("/app/live"), skier, last.id())) {
                    nothingMissed.next();
                    redis.publish("[[7,2026,3,7,3]]");
                    assertThat(nothingMissed.next().data()).contains("\"version\":3");
                }
            }
            try (LiveClient again = LiveClient.open(gateway.uri("/board/live?resort=3"), staff, boardHello.id())) {
                assertThat(again.next().name()).isEqualTo("hello");
                assertThat(again.next().number()).isGreaterThanOrEqualTo(boardHello.number() + 3);
                assertThat(again.isQuiet()).isTrue();
            }
        }
    }

    @Test
    void aStreamThatCannotResumeIsToldToReload() {
        try (ClosedGateway gateway = gateway()) {
            for (String id : List.of("00000000-1", "x", "", "-", "00000000-99999999999999999999")) {
                try (LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier, id)) {
                    Event hello = stream.next();
                    assertThat(stream.next().name()).as(id).isEqualTo("reload");
                    String future = hello.id() + "0";
                    try (LiveClient ahead = LiveClient.open(gateway.uri("/app/live"), skier, future)) {
                        ahead.next();
                        assertThat(ahead.next().name()).isEqualTo("reload");
                    }
                }
            }
        }
    }

    @Test
    void aStreamEndsWithItsSession() {
        try (ClosedGateway gateway = gateway();
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier);
                LiveClient other = LiveClient.open(gateway.uri("/app/live"), identity.session("skier", "7"))) {
            stream.next();
            other.next();

            long start = System.nanoTime();
            identity.end(skier);

            assertThat(stream.next()).returns("end", Event::name).returns("{\"reason\":\"signed-out\"}", Event::data);
            assertThat(stream.next().name()).isEqualTo("closed");
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
            redis.publish("[[7,2026,3,7,31]]");
            assertThat(other.next().name()).isEqualTo("rides");
            assertThat(gateway.metric(STREAMS)).isEqualTo(1);
        }
    }

    @Test
    void aStreamEndsWhenItsSessionExpires() {
        try (ClosedGateway gateway = gateway();
                LiveClient stream = LiveClient.open(
                        gateway.uri("/app/live"),
                        identity.session("skier", "7", Instant.now().plusSeconds(3)))) {
            assertThat(stream.next().name()).isEqualTo("hello");
            assertThat(stream.next()).returns("end", Event::name).returns("{\"reason\":\"signed-out\"}", Event::data);
        }
    }

    @Test
    void aStreamEndsWhenItsKeyIsRevoked() {
        Credential staff = identity.key("admin", 0);
        try (ClosedGateway gateway = gateway();
                LiveClient stream = LiveClient.open(gateway.uri("/board/live?resort=3"), staff)) {
            stream.next();

            identity.revoke(staff);

            assertThat(stream.next()).returns("end", Event::name).returns("{\"reason\":\"signed-out\"}", Event::data);
        }
    }

    @Test
    void operatorsStreamsCloseWhileOperatorsAreRefused() {
        Credential staff = identity.key("admin", 0);
        try (ClosedGateway gateway = gateway("liftline.gateway.access.max-feed-age=1s");
                LiveClient board = LiveClient.open(gateway.uri("/board/live?resort=3"), staff);
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier)) {
            board.next();
            stream.next();

            identity.away(true);

            assertThat(board.next().name()).isEqualTo("closed");
            redis.publish("[[7,2026,3,7,31]]");
            assertThat(stream.next().name()).isEqualTo("rides");
        }
    }

    @Test
    void streamsHaveALimitOfTheirOwn() {
        try (ClosedGateway gateway =
                gateway("liftline.gateway.live.max-streams=3", "liftline.gateway.server.limits.connections=3")) {
            List<LiveClient> streams = new ArrayList<>();
            IntStream.range(0, 3).forEach(i -> {
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier);
                stream.next();
                streams.add(stream);
            });

            HttpResponse<String> refused = send(gateway, "/app/live", skier);
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.headers().firstValue("Retry-After")).hasValue("15");
            assertThat(refused.body()).contains("Too many live streams are open");
            assertThat(gateway.metric("liftline_gateway_live_rejected_total")).isEqualTo(1);
            assertThat(gateway.metric("liftline_gateway_connections")).isEqualTo(1);
            assertThat(gateway.send(HttpRequest.newBuilder(gateway.uri("/skiers/7/vertical?resort=1"))
                                    .header("X-API-Key", skier.text()))
                            .statusCode())
                    .isEqualTo(200);

            streams.getFirst().close();
            await().until(() -> gateway.metric(STREAMS) == 2);
            try (LiveClient next = LiveClient.open(gateway.uri("/app/live"), skier)) {
                assertThat(next.next().name()).isEqualTo("hello");
            }
            streams.forEach(LiveClient::close);
        }
    }

    @Test
    void oneSkierDoesNotTakeAllStreams() {
        Credential other = identity.session("skier", "8");
        List<LiveClient> streams = new ArrayList<>();
        try (ClosedGateway gateway = gateway("liftline.gateway.server.event-loops=1")) {
            IntStream.range(0, 20).forEach(i -> streams.add(LiveClient.open(gateway.uri("/app/live"), skier)));

            HttpResponse<String> refused = send(gateway, "/app/live", skier);
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.body()).contains("This skier has too many live streams");
            try (LiveClient stream = LiveClient.open(gateway.uri("/app/live"), other)) {
                assertThat(stream.next().name()).isEqualTo("hello");
            }
            assertThat(gateway.metric("liftline_gateway_live_rejected_total")).isEqualTo(1);
        } finally {
            streams.forEach(LiveClient::close);
        }
    }

    @Test
    void aSilentStreamGetsHeartbeatsAndIsNoIdleConnection() {
        try (ClosedGateway gateway = gateway(
                        "liftline.gateway.live.heartbeat=100ms",
                        "liftline.gateway.server.client-timeouts.idle=200ms",
                        "liftline.gateway.server.client-timeouts.request=200ms");
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier)) {
            assertThat(stream.nextOrHeartbeat().name()).isEqualTo("hello");
            for (int i = 0; i < 5; i++) {
                assertThat(stream.nextOrHeartbeat().name()).isEqualTo("heartbeat");
            }
        }
    }

    @Test
    void aSlowReaderIsDropped() throws Exception {
        try (ClosedGateway gateway = gateway();
                Socket slow = new Socket()) {
            slow.setReceiveBufferSize(4_096);
            slow.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port()));
            slow.getOutputStream()
                    .write(("GET /app/live HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + skier.text() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            await().until(() -> gateway.metric(STREAMS) == 1);

            String hints = IntStream.rangeClosed(1, 500)
                    .mapToObj("[7,2026,3,7,%d]"::formatted)
                    .toList()
                    .toString();
            await().pollInterval(Duration.ofMillis(10)).until(() -> {
                redis.publish(hints);
                return gateway.metric("liftline_gateway_live_dropped_total") == 1;
            });

            assertThat(gateway.metric(STREAMS)).isZero();
            assertThat(gateway.metric("liftline_gateway_live_events_total")).isLessThan(5_000);
        }
    }

    @Test
    void streamsEndWhenTheGatewayDrains() {
        ClosedGateway gateway = gateway();
        try (LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier)) {
            stream.next();

            CompletableFuture<Void> closed = CompletableFuture.runAsync(gateway::close);

            Event end = stream.next();
            assertThat(end).returns("end", Event::name).returns("{\"reason\":\"drain\"}", Event::data);
            assertThat(Integer.parseInt(end.retry())).isBetween(1_000, 10_000);
            assertThat(stream.next().name()).isEqualTo("closed");
            assertThat(closed).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    @Test
    void streamsPauseWhileRedisIsAway() {
        try (ClosedGateway gateway = gateway();
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier)) {
            Event hello = stream.next();

            redis.kill();

            assertThat(stream.next().name()).isEqualTo("paused");
            assertThat(gateway.metric(SUBSCRIPTION)).isZero();
            assertThat(ride(gateway)).isEqualTo(201);
            try (LiveClient meanwhile = LiveClient.open(gateway.uri("/app/live"), skier)) {
                assertThat(meanwhile.next().name()).isEqualTo("hello");
                assertThat(meanwhile.next().name()).isEqualTo("paused");
                redis.restart();
                assertThat(meanwhile.next().name()).isEqualTo("resumed");
            }
            assertThat(stream.next().name()).isEqualTo("resumed");
            redis.publish("[[7,2026,3,7,31]]");
            assertThat(stream.next().name()).isEqualTo("rides");
            try (LiveClient again = LiveClient.open(gateway.uri("/app/live"), skier, hello.id())) {
                again.next();
                assertThat(again.next().name()).isEqualTo("reload");
            }
        }
    }

    @Test
    void manyMessagesDoNotHideThatRedisIsThere() {
        try (ClosedGateway gateway = gateway();
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier)) {
            stream.next();

            // Longer than two signs of life are apart, so that their replies come among the messages.
            redis.publishFor(Duration.ofSeconds(7), "[[8,2026,3,7,1]]");

            redis.publish("[[7,2026,3,7,31]]");
            assertThat(stream.next().name()).isEqualTo("rides");
        }
    }

    @Test
    void withoutRedisTheGatewayStartsAndServesRides() {
        try (ClosedGateway gateway = ClosedGateway.on(
                                replica, directory, "liftline.gateway.live.redis-url=redis://127.0.0.1:1")
                        .awaitKeys();
                LiveClient stream = LiveClient.open(gateway.uri("/app/live"), skier)) {
            assertThat(stream.next().name()).isEqualTo("hello");
            assertThat(stream.next().name()).isEqualTo("paused");
            assertThat(ride(gateway)).isEqualTo(201);
        }
    }

    @Test
    void headSaysWhatGetWouldAndOpensNothing() {
        try (ClosedGateway gateway = gateway()) {
            HttpResponse<String> head = gateway.send(HttpRequest.newBuilder(gateway.uri("/app/live"))
                    .header("X-API-Key", skier.text())
                    .HEAD());
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Type")).hasValue("text/event-stream");
            assertThat(gateway.metric(STREAMS)).isZero();
        }
    }

    private ClosedGateway gateway(String... properties) {
        List<String> all = new ArrayList<>(List.of(properties));
        all.add("liftline.gateway.live.redis-url=" + redis.url());
        ClosedGateway gateway =
                ClosedGateway.on(replica, directory, all.toArray(String[]::new)).awaitKeys();
        await().until(() -> gateway.metric(SUBSCRIPTION) == 1);
        return gateway;
    }

    private int ride(ClosedGateway gateway) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri("/skiers/1/seasons/2025/days/7/skiers/12345"))
                        .header("X-API-Key", scanner.text())
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString("{\"time\":217,\"liftID\":21}")))
                .statusCode();
    }

    private static HttpResponse<String> send(ClosedGateway gateway, String path, Credential credential) {
        return gateway.send(HttpRequest.newBuilder(gateway.uri(path)).header("X-API-Key", credential.text()));
    }

    private static int status(ClosedGateway gateway, String path, Credential credential) {
        return send(gateway, path, credential).statusCode();
    }
}
