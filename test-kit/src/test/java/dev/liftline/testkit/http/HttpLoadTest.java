package dev.liftline.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpLoadTest {

    private static final HttpLoad.Heard NOBODY = (shot, status, nanos) -> {};

    private final Vertx vertx = Vertx.vertx();

    @AfterEach
    void closeServer() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void closedLoopSendsEveryRequestOnce() {
        AtomicInteger next = new AtomicInteger();
        List<String> seen = new ArrayList<>();
        URI server = serve(request -> {
            seen.add(request.path());
            request.response().end();
        });

        try (HttpLoad load = new HttpLoad(server, 4)) {
            Salvo salvo = load.closed(100, () -> Shot.get("/" + next.incrementAndGet()), NOBODY);

            assertThat(salvo.answered(200)).isEqualTo(100);
            assertThat(salvo.total()).isEqualTo(100);
            assertThat(salvo.latencyMicros().getTotalCount()).isEqualTo(100);
        }
        assertThat(seen).hasSize(100).doesNotHaveDuplicates();
    }

    @Test
    void closedLoopHasOneRequestOnEachConnection() {
        List<HttpServerRequest> waiting = new ArrayList<>();
        AtomicInteger most = new AtomicInteger();
        URI server = serve(request -> {
            waiting.add(request);
            most.accumulateAndGet(waiting.size(), Math::max);
            if (waiting.size() == 3) {
                waiting.forEach(each -> each.response().end());
                waiting.clear();
            }
        });

        try (HttpLoad load = new HttpLoad(server, 3)) {
            assertThat(load.closed(30, () -> Shot.get("/"), NOBODY).answered(200))
                    .isEqualTo(30);
        }
        assertThat(most).hasValue(3);
    }

    @Test
    void openLoopDoesNotWaitForAnswers() {
        int requests = 50;
        List<HttpServerRequest> waiting = new ArrayList<>();
        // Nobody is answered before everybody has asked: a closed loop would never end.
        URI server = serve(request -> {
            waiting.add(request);
            if (waiting.size() == requests) {
                waiting.forEach(each -> each.response().end());
            }
        });

        try (HttpLoad load = new HttpLoad(server, requests)) {
            Salvo salvo = load.open(500, Duration.ofMillis(100), () -> Shot.get("/"), NOBODY);

            assertThat(salvo.answered(200)).isEqualTo(requests);
        }
    }

    @Test
    void openLoopCountsLatencyFromWhenARequestWasDue() {
        int requests = 10;
        List<HttpServerRequest> waiting = new ArrayList<>();
        URI server = serve(request -> {
            waiting.add(request);
            if (waiting.size() == 1) {
                // One connection: the others wait for the first, which is answered after the last was due.
                vertx.setTimer(200, late -> waiting.getFirst().response().end());
            } else {
                request.response().end();
            }
        });

        try (HttpLoad load = new HttpLoad(server, 1)) {
            Salvo salvo = load.open(100, Duration.ofMillis(100), () -> Shot.get("/"), NOBODY);

            assertThat(salvo.answered(200)).isEqualTo(requests);
            assertThat(salvo.latencyMicros().getMinValue()).isGreaterThan(50_000);
        }
    }

    @Test
    void statusesAndErrorsAreToldApart() {
        AtomicInteger asked = new AtomicInteger();
        URI server = serve(request -> {
            switch (asked.incrementAndGet() % 3) {
                case 0 -> request.connection().close();
                case 1 -> request.response().setStatusCode(503).end();
                default -> request.response().setStatusCode(201).end();
            }
        });

        try (HttpLoad load = new HttpLoad(server, 1)) {
            Salvo salvo = load.closed(9, () -> Shot.post("/", Buffer.buffer("{}")), NOBODY);

            assertThat(salvo.answered(201)).isEqualTo(3);
            assertThat(salvo.answered(503)).isEqualTo(3);
            assertThat(salvo.otherThan(201, 503)).isEqualTo(3);
            assertThat(salvo.answers()).contains("3 × 201", "3 × 503");
        }
    }

    @Test
    void listenerHearsOfEachAnswerWithItsRequest() {
        URI server = serve(request -> request.response()
                .setStatusCode("/a".equals(request.path()) ? 200 : 404)
                .end());
        List<String> heard = new ArrayList<>();
        AtomicInteger next = new AtomicInteger();

        try (HttpLoad load = new HttpLoad(server, 1)) {
            load.closed(
                    2,
                    () -> Shot.get(next.getAndIncrement() == 0 ? "/a" : "/b"),
                    (shot, status, nanos) -> heard.add(shot.path() + " " + status));
        }
        assertThat(heard).containsExactly("/a 200", "/b 404");
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
