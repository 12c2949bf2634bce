package dev.liftline.testkit.load;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosedLoopTest {

    private static final int SEASON = 2100;
    private static final List<FieldRide> RIDES = Field.STANDARD.draw(500, new SplittableRandom(1));

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger requests = new AtomicInteger();

    @AfterEach
    void stopServer() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void everyRideIsSentOnceFromAsManyConnectionsAsAskedFor() {
        Set<String> connections = ConcurrentHashMap.newKeySet();
        Set<String> rides = ConcurrentHashMap.newKeySet();
        URI server = serverThat((request, body) -> {
            connections.add(request.remoteAddress().toString());
            rides.add(request.method() + " " + request.path() + " " + body);
            request.response().setStatusCode(201).end();
        });

        LoadReport report = send(server, 8);

        assertThat(report.acknowledged().size()).isEqualTo(500);
        assertThat(report.latencyMicros().getTotalCount()).isEqualTo(500);
        assertThat(report.retriesByCause()).isEmpty();
        assertThat(connections).hasSize(8);
        FieldRide ride = RIDES.getFirst();
        assertThat(rides)
                .contains("POST /skiers/" + ride.resort() + "/seasons/2100/days/" + ride.day() + "/skiers/"
                        + ride.skier() + " {\"time\":" + ride.time() + ",\"liftID\":" + ride.lift() + "}");
    }

    @Test
    void whatMayPassIsTriedAgain() {
        URI server = serverThat((request, body) -> {
            int status = requests.getAndIncrement() % 50 == 0 ? 503 : 201;
            request.response()
                    .setStatusCode(status)
                    .putHeader("Retry-After", "0")
                    .end();
        });

        LoadReport report = send(server, 4);

        assertThat(report.acknowledged().size()).isEqualTo(500);
        assertThat(report.retriesByCause()).containsOnlyKeys("503");
        assertThat(report.failuresByCause()).isEmpty();
    }

    @Test
    void aBrokenConnectionIsTriedAgain() {
        URI server = serverThat((request, body) -> {
            if (requests.getAndIncrement() == 100) {
                request.connection().close();
            } else {
                request.response().setStatusCode(201).end();
            }
        });

        LoadReport report = send(server, 4);

        assertThat(report.acknowledged().size()).isEqualTo(500);
        assertThat(report.retriesByCause()).hasSize(1);
    }

    @Test
    void aRefusalIsFinal() {
        URI server = serverThat((request, body) -> request.response()
                .setStatusCode(requests.getAndIncrement() == 7 ? 400 : 201)
                .end());

        LoadReport report = send(server, 4);

        assertThat(report.acknowledged().size()).isEqualTo(499);
        assertThat(report.givenUp().size()).isEqualTo(1);
        assertThat(report.failuresByCause()).containsOnlyKeys("400");
    }

    @Test
    void aFinishedLoadSendsNoMore() {
        URI server = serverThat((request, body) ->
                vertx.setTimer(5, later -> request.response().setStatusCode(201).end()));

        try (ClosedLoop client = new ClosedLoop(server, SEASON)) {
            RunningLoad load = client.start(RIDES, 2);
            await().atMost(10, SECONDS).until(() -> load.acknowledged() > 5);
            LoadReport report = load.finish().await();

            assertThat(report.acknowledged().size()).isBetween(6, 499);
            assertThat(report.givenUp().size()).isZero();
        }
    }

    private static LoadReport send(URI server, int connections) {
        try (ClosedLoop client = new ClosedLoop(server, SEASON)) {
            return client.send(RIDES, connections);
        }
    }

    private URI serverThat(BiConsumer<HttpServerRequest, String> answers) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(request -> request.body().onSuccess(body -> answers.accept(request, body.toString())))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }
}
