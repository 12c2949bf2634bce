package dev.liftline.local.load;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Handler;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoadClientTest {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();

    @AfterEach
    void stopServer() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void closedLoopSendsEachRequestOnceFromAllConnections() {
        List<String> paths = new ArrayList<>();
        Set<String> connections = new HashSet<>();
        URI server = serve(request -> {
            paths.add(request.method() + " " + request.path());
            connections.add(request.remoteAddress().toString());
            request.response().end();
        });

        try (LoadClient client = new LoadClient(server, 8)) {
            LoadResult result = client.run(Load.closed(numbered(500)));

            assertThat(result.count(200)).isEqualTo(500);
            assertThat(result.total()).isEqualTo(500);
            assertThat(result.latencyMicros().getTotalCount()).isEqualTo(500);
        }
        assertThat(paths).hasSize(500).doesNotHaveDuplicates();
        assertThat(connections).hasSize(8);
    }

    @Test
    void resultsOfSeveralLoadsAddUp() {
        URI server = serve(request -> request.response()
                .setStatusCode(request.uri().endsWith("7") ? 503 : 200)
                .end());

        try (LoadClient client = new LoadClient(server, 2)) {
            LoadResult one = client.run(Load.closed(numbered(10)));
            LoadResult other = client.run(Load.closed(numbered(20)));
            LoadResult sum = LoadResult.sum(List.of(one, other));

            assertThat(sum.counts()).isEqualTo(Map.of("200", 27L, "503", 3L));
            assertThat(sum.latencyMicros().getTotalCount()).isEqualTo(30);
            assertThat(sum.latencyMicros().getMaxValue())
                    .isEqualTo(Math.max(
                            one.latencyMicros().getMaxValue(),
                            other.latencyMicros().getMaxValue()));
            assertThat(sum.seconds()).isEqualTo(one.seconds() + other.seconds(), within(1e-6));
        }
    }

    @Test
    void sendsTheKeysOfItsCredentialsUnlessARequestHasOne() {
        List<String> keys = new ArrayList<>();
        URI server = serve(request -> {
            keys.add(request.path() + " " + request.getHeader("X-API-Key") + " " + request.getHeader("Authorization"));
            request.response().end();
        });
        var credentials = new Credentials() {
            @Override
            public String scanner(int resort) {
                return "scanner-" + resort;
            }

            @Override
            public String operator() {
                return "operator";
            }
        };

        try (LoadClient client = new LoadClient(server, 1)) {
            client.send(Request.get("/without"));
            client.sending(credentials);
            client.send(Request.post("/skiers/12/seasons/2026/days/1/skiers/7", Buffer.buffer("{}")));
            client.send(Request.post("/skiers/x", Buffer.buffer("{}")));
            client.send(Request.get("/skiers/12/seasons/2026/days/1/skiers/7"));
            client.send(Request.get("/own").withKey("own"));
            client.send(Request.get("/session").withHeaders(Map.of("authorization", "Bearer own")));
        }
        assertThat(keys)
                .containsExactly(
                        "/without null null",
                        "/skiers/12/seasons/2026/days/1/skiers/7 scanner-12 null",
                        "/skiers/x scanner-0 null",
                        "/skiers/12/seasons/2026/days/1/skiers/7 operator null",
                        "/own own null",
                        "/session null Bearer own");
    }

    @Test
    void closedLoopHasOneRequestInFlightOnEachConnection() {
        List<HttpServerRequest> waiting = new ArrayList<>();
        AtomicInteger max = new AtomicInteger();
        URI server = serve(request -> {
            waiting.add(request);
            max.accumulateAndGet(waiting.size(), Math::max);
            if (waiting.size() == 3) {
                respondToAll(waiting);
            }
        });

        try (LoadClient client = new LoadClient(server, 3)) {
            assertThat(client.run(Load.closed(30, () -> Request.get("/"))).count(200))
                    .isEqualTo(30);
        }
        assertThat(max).hasValue(3);
    }

    @Test
    void closedLoopEndsAfterItsDuration() {
        URI server = serve(request -> request.response().end());

        try (LoadClient client = clientOn(now::get, server, 2)) {
            RunningLoad load = client.start(Load.closed(Duration.ofSeconds(50), this::get));
            await().atMost(10, SECONDS).until(() -> requests.get() > 5);
            now.set(SECONDS.toNanos(50));
            LoadResult result = load.await();

            assertThat(result.count(200)).isEqualTo(requests.get());
            assertThat(result.seconds()).isEqualTo(50);
        }
    }

    @Test
    void stoppedLoadSendsNoFurtherRequest() {
        URI server = serve(request -> {
            requests.incrementAndGet();
            vertx.setTimer(5, later -> request.response().end());
        });

        try (LoadClient client = new LoadClient(server, 2)) {
            RunningLoad load = client.start(Load.closed(numbered(1_000)));
            await().atMost(10, SECONDS).until(() -> requests.get() > 5);
            LoadResult result = load.stop().await();

            assertThat(result.count(200)).isEqualTo(requests.get()).isLessThan(1_000);
        }
    }

    @Test
    void stoppedOpenLoopEndsWithoutFurtherArrivals() {
        URI server = serve(request -> request.response().end());

        try (LoadClient client = new LoadClient(server, 1)) {
            RunningLoad load = client.start(Load.scheduled(2, index -> index * SECONDS.toNanos(3_600), this::get));
            await().atMost(10, SECONDS).until(() -> requests.get() == 1);

            assertThat(load.stop().await().total()).isEqualTo(1);
        }
    }

    @Test
    void openLoopDoesNotWaitForResponses() {
        int count = 50;
        List<HttpServerRequest> waiting = new ArrayList<>();
        // No response before the last request: a closed loop would never end.
        URI server = serve(request -> {
            waiting.add(request);
            if (waiting.size() == count) {
                respondToAll(waiting);
            }
        });

        try (LoadClient client = new LoadClient(server, count)) {
            LoadResult result = client.run(Load.open(500, Duration.ofMillis(100), () -> Request.get("/")));

            assertThat(result.count(200)).isEqualTo(count);
        }
    }

    /** Coordinated omission: a pause of the server shows in the latency of every request that was due during it. */
    @Test
    void openLoopCountsLatencyFromTheDueTime() {
        URI server = serve(request -> {
            if (requests.incrementAndGet() == 1) {
                // One connection: the other requests wait for this response, which comes after all are due.
                now.set(SECONDS.toNanos(20));
            }
            request.response().end();
        });

        try (LoadClient client = clientOn(now::get, server, 1)) {
            LoadResult result = client.run(Load.open(1, Duration.ofSeconds(10), () -> Request.get("/")));

            assertThat(result.count(200)).isEqualTo(10);
            assertThat(result.latencyMicros().getMinValue()).isGreaterThan(SECONDS.toMicros(10));
            assertThat(result.latencyMicros().getMaxValue()).isGreaterThan(SECONDS.toMicros(19));
        }
    }

    @Test
    void scheduledLoadSendsRequestsWhenTheyAreDue() {
        List<Long> sentAt = new ArrayList<>();
        URI server = serve(request -> request.response().end());

        try (LoadClient client = clientOn(() -> now.addAndGet(1_000_000), server, 1)) {
            client.run(Load.scheduled(3, index -> index * 20_000_000, () -> {
                sentAt.add(now.get());
                return Request.get("/");
            }));
        }
        assertThat(sentAt.get(1)).isGreaterThanOrEqualTo(20_000_000);
        assertThat(sentAt.get(2)).isGreaterThanOrEqualTo(40_000_000);
    }

    @Test
    void openLoopSkipsDueTimesWithoutARequest() {
        List<Long> dueTimes = new CopyOnWriteArrayList<>();
        URI server = serve(request -> request.response().end());

        try (LoadClient client = clientOn(() -> now.addAndGet(100_000), server, 1)) {
            RunningLoad load = client.start(Load.open(1_000, dueAt -> {
                dueTimes.add(dueAt);
                return dueTimes.size() == 2 ? null : get();
            }));
            await().atMost(10, SECONDS).until(() -> dueTimes.size() > 3);

            assertThat(load.stop().await().count(200)).isEqualTo(requests.get()).isEqualTo(dueTimes.size() - 1);
        }
        assertThat(dueTimes.get(1) - dueTimes.get(0)).isEqualTo(1_000_000);
        assertThat(dueTimes.get(3) - dueTimes.get(0)).isEqualTo(3_000_000);
    }

    @Test
    void failsFastWhileAllConnectionsAreInUse() {
        List<String> causes = new ArrayList<>();
        Promise<Void> failed = Promise.promise();
        URI server = serve(
                request -> failed.future().onComplete(done -> request.response().end()));

        try (LoadClient client = new LoadClient(server, 1)) {
            client.run(Load.scheduled(2, index -> 0, this::get).failingFast().onResult((request, response, nanos) -> {
                causes.add(response.cause());
                failed.tryComplete();
            }));
        }
        assertThat(causes).containsExactly("IllegalStateException", "200");
    }

    @Test
    void countsStatusesAndFailures() {
        URI server = serve(request -> {
            switch (requests.incrementAndGet() % 3) {
                case 0 -> request.connection().close();
                case 1 -> request.response().setStatusCode(503).end();
                default -> request.response().setStatusCode(201).end();
            }
        });

        try (LoadClient client = new LoadClient(server, 1)) {
            LoadResult result = client.run(Load.closed(9, () -> Request.post("/", Buffer.buffer("{}"))));

            assertThat(result.count(201)).isEqualTo(3);
            assertThat(result.count(503)).isEqualTo(3);
            assertThat(result.otherThan(201, 503)).isEqualTo(3);
            assertThat(result.summary()).contains("3 × 201", "3 × 503");
            assertThat(result.latencyMicros().getTotalCount()).isEqualTo(6);
        }
    }

    @Test
    void handlerGetsEachRequestWithItsResponse() {
        URI server = serve(request -> request.response()
                .setStatusCode("/1".equals(request.path()) ? 200 : 404)
                .end(request.path()));
        List<String> completed = new ArrayList<>();

        try (LoadClient client = new LoadClient(server, 1)) {
            client.run(Load.closed(numbered(2))
                    .onResult((request, response, nanos) ->
                            completed.add(request.id() + " " + response.status() + " " + response.text())));
        }
        assertThat(completed).containsExactly("0 404 /0", "1 200 /1");
    }

    @Test
    void failingHandlerEndsTheLoad() {
        URI server = serve(request -> request.response().end());

        try (LoadClient client = new LoadClient(server, 1)) {
            RunningLoad load = client.start(Load.closed(numbered(3)).onResult((request, response, nanos) -> {
                throw new IllegalStateException("broken handler");
            }));

            assertThatThrownBy(load::await).hasRootCauseMessage("broken handler");
        }
    }

    @Test
    void retriesTransientErrorsAsRetryAfterAsks() {
        URI server = serve(request -> request.response()
                .setStatusCode(requests.getAndIncrement() % 50 == 0 ? 503 : 201)
                .putHeader("Retry-After", "0")
                .end());

        try (LoadClient client = new LoadClient(server, 4)) {
            LoadResult result =
                    client.run(Load.closed(numbered(500)).retrying(RetryPolicy.within(Duration.ofSeconds(30))));

            assertThat(result.counts()).containsOnlyKeys("201");
            assertThat(result.count(201)).isEqualTo(500);
            assertThat(result.retries()).containsOnlyKeys("503");
        }
    }

    @Test
    void retriesABrokenConnection() {
        URI server = serve(request -> {
            if (requests.getAndIncrement() == 100) {
                request.connection().close();
            } else {
                request.response().setStatusCode(201).end();
            }
        });

        try (LoadClient client = new LoadClient(server, 4)) {
            LoadResult result =
                    client.run(Load.closed(numbered(500)).retrying(RetryPolicy.within(Duration.ofSeconds(30))));

            assertThat(result.count(201)).isEqualTo(500);
            assertThat(result.retries()).hasSize(1);
        }
    }

    @Test
    void doesNotRetryAFinalError() {
        URI server = serve(request -> request.response()
                .setStatusCode(requests.getAndIncrement() == 7 ? 400 : 201)
                .end());

        try (LoadClient client = new LoadClient(server, 4)) {
            LoadResult result =
                    client.run(Load.closed(numbered(500)).retrying(RetryPolicy.within(Duration.ofSeconds(30))));

            assertThat(result.summary()).isEqualTo("499 × 201, 1 × 400");
            assertThat(result.retries()).isEmpty();
        }
    }

    @Test
    void givesUpAfterTheMaximumOfAttempts() {
        URI server = serve(request -> {
            requests.incrementAndGet();
            request.response().setStatusCode(429).putHeader("Retry-After", "0").end();
        });

        try (LoadClient client = new LoadClient(server, 1)) {
            Response response = client.send(Request.get("/"), new RetryPolicy(3, Duration.ofSeconds(30)));

            assertThat(response.status()).isEqualTo(429);
        }
        assertThat(requests).hasValue(3);
    }

    @Test
    void opensANewConnectionAfterAResponseThatClosesIts() {
        List<String> connections = new ArrayList<>();
        URI server = serve(request -> {
            connections.add(request.remoteAddress().toString());
            request.response().putHeader("Connection", "close").end();
        });

        try (LoadClient client = new LoadClient(server, 1)) {
            assertThat(client.run(Load.closed(200, () -> Request.get("/"))).count(200))
                    .isEqualTo(200);
        }
        assertThat(connections).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void timedOutRequestLeavesItsConnectionToNoOther() {
        URI server = serve(request -> {
            if ("/1".equals(request.path())) {
                request.response().end("in time");
            }
        });
        List<String> responses = new ArrayList<>();

        try (LoadClient client = new LoadClient(server, 1, Duration.ofSeconds(1))) {
            LoadResult result = client.run(Load.closed(numbered(2))
                    .onResult((request, response, nanos) -> responses.add(response.cause() + " " + response.text())));

            assertThat(result.counts()).containsOnlyKeys("200", "TimeoutException");
        }
        assertThat(responses).containsExactly("TimeoutException ", "200 in time");
    }

    @Test
    void responseWithoutAServerHasStatusZeroAndTheFailure() {
        URI server = serve(request -> request.response().end());
        vertx.close().toCompletionStage().toCompletableFuture().join();

        try (LoadClient client = new LoadClient(server, 1)) {
            Response response = client.send(Request.get("/"));

            assertThat(response.status()).isZero();
            assertThat(response.failure()).isInstanceOf(ConnectException.class);
        }
    }

    @Test
    void loadsShareTheConnections() {
        Set<String> connections = new HashSet<>();
        URI server = serve(request -> {
            connections.add(request.remoteAddress().toString());
            request.response().end();
        });

        try (LoadClient client = new LoadClient(server, 2)) {
            RunningLoad one = client.start(Load.closed(numbered(200)));
            RunningLoad other = client.start(Load.closed(numbered(200)));

            assertThat(one.await().count(200)).isEqualTo(200);
            assertThat(other.await().count(200)).isEqualTo(200);
        }
        assertThat(connections).hasSize(2);
    }

    private static LoadClient clientOn(LongSupplier clock, URI server, int connections) {
        return new LoadClient(server, connections, Duration.ofSeconds(30), clock);
    }

    private Request get() {
        requests.incrementAndGet();
        return Request.get("/");
    }

    private static List<Request> numbered(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Request.get("/" + i).withId(i))
                .toList();
    }

    private static void respondToAll(List<HttpServerRequest> waiting) {
        waiting.forEach(each -> each.response().end());
        waiting.clear();
    }

    private URI serve(Handler<HttpServerRequest> handler) {
        int port = vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return URI.create("http://127.0.0.1:" + port);
    }
}
