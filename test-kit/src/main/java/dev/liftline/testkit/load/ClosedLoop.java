package dev.liftline.testkit.load;

import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.FieldRide;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Sends rides to a gateway from a number of connections at once. Everything happens on one event-loop thread, because
 * the client shares its cores with what it measures: there is nothing to lock and little to switch.
 */
public final class ClosedLoop implements AutoCloseable {

    private static final int MOST_ATTEMPTS = 6;
    private static final long FIRST_PAUSE_MILLIS = 100;
    private static final long REQUEST_TIMEOUT_MILLIS = 30_000;
    private static final int CREATED = 201;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final URI gateway;
    private final int seasonId;

    /** A client of the gateway at {@code gateway} whose rides all belong to one season. */
    public ClosedLoop(URI gateway, int seasonId) {
        this.gateway = gateway;
        this.seasonId = seasonId;
    }

    /**
     * Sends every ride, each until it is acknowledged or was sent six times, and returns when all are done. Errors that
     * may pass (no connection, time-out, 429, 5xx) are tried again, after {@code Retry-After} where one is given.
     */
    public LoadReport send(List<FieldRide> rides, int connections) {
        return start(rides, connections).await();
    }

    /** Like {@link #send}, but returns at once. */
    public RunningLoad start(List<FieldRide> rides, int connections) {
        LoadReport report = new LoadReport(rides.size());
        HttpClientAgent http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost(gateway.getHost())
                        .setDefaultPort(gateway.getPort())
                        .setTcpNoDelay(true),
                new PoolOptions().setHttp1MaxSize(connections));
        Promise<Void> done = Promise.promise();
        RunningLoad running = new RunningLoad(report, done.future());
        vertx.runOnContext(start -> {
            Iterator<FieldRide> queue = rides.iterator();
            List<Future<Void>> lines = IntStream.range(0, connections)
                    .mapToObj(line -> new Line(http, queue, running).run())
                    .toList();
            Future.all(lines)
                    .onComplete(all -> report.ended())
                    .eventually(http::close)
                    .<Void>mapEmpty()
                    .onComplete(done);
        });
        return running;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One connection's worth of work. */
    private final class Line {

        private final HttpClient http;
        private final Iterator<FieldRide> queue;
        private final RunningLoad running;
        private final LoadReport report;
        private final Promise<Void> done = Promise.promise();

        private Line(HttpClient http, Iterator<FieldRide> queue, RunningLoad running) {
            this.http = http;
            this.queue = queue;
            this.running = running;
            this.report = running.soFar();
        }

        Future<Void> run() {
            next();
            return done.future();
        }

        private void next() {
            if (queue.hasNext() && !running.isFinishing()) {
                attempt(queue.next(), 1, System.nanoTime());
            } else {
                done.complete();
            }
        }

        private void attempt(FieldRide ride, int attempt, long startedAt) {
            RequestOptions options = new RequestOptions()
                    .setMethod(HttpMethod.POST)
                    .setURI(path(ride))
                    .setIdleTimeout(REQUEST_TIMEOUT_MILLIS)
                    .putHeader("Content-Type", "application/json");
            Buffer body = Buffer.buffer("{\"time\":" + ride.time() + ",\"liftID\":" + ride.lift() + "}");
            http.request(options)
                    .compose(request -> request.send(body))
                    .compose(response -> response.end().map(response))
                    .onSuccess(response -> answered(ride, attempt, startedAt, response))
                    .onFailure(error ->
                            again(ride, attempt, startedAt, error.getClass().getSimpleName(), pause(attempt)));
        }

        private void answered(FieldRide ride, int attempt, long startedAt, HttpClientResponse response) {
            int status = response.statusCode();
            if (status == CREATED) {
                report.acknowledge(ride.key(), System.nanoTime() - startedAt);
                next();
            } else if (status == 429 || status >= 500) {
                again(ride, attempt, startedAt, String.valueOf(status), pause(attempt, response));
            } else {
                report.giveUp(ride.key(), String.valueOf(status));
                next();
            }
        }

        private void again(FieldRide ride, int attempt, long startedAt, String cause, long pauseMillis) {
            if (attempt == MOST_ATTEMPTS) {
                report.giveUp(ride.key(), cause);
                next();
                return;
            }
            report.retry(cause);
            vertx.setTimer(Math.max(1, pauseMillis), timer -> attempt(ride, attempt + 1, startedAt));
        }
    }

    private String path(FieldRide ride) {
        return "/skiers/" + ride.resort() + "/seasons/" + Seasons.text(seasonId) + "/days/" + ride.day() + "/skiers/"
                + ride.skier();
    }

    private static long pause(int attempt) {
        return FIRST_PAUSE_MILLIS << (attempt - 1);
    }

    private static long pause(int attempt, HttpClientResponse response) {
        String seconds = response.getHeader("Retry-After");
        return seconds != null && seconds.matches("\\d{1,3}")
                ? TimeUnit.SECONDS.toMillis(Long.parseLong(seconds))
                : pause(attempt);
    }
}
