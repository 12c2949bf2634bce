package dev.liftline.testkit.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A client that costs little: every connection lives on one event-loop thread, which also makes the requests. Its
 * connections stay open between loads. One load at a time.
 */
public final class HttpLoad implements AutoCloseable {

    private static final long REQUEST_TIMEOUT_MILLIS = 30_000;
    private static final long TICK_MILLIS = 1;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final HttpClientAgent http;
    private final int connections;

    /** A client of {@code server} with that many connections. */
    public HttpLoad(URI server, int connections) {
        this.connections = connections;
        this.http = vertx.createHttpClient(
                new HttpClientOptions()
                        .setDefaultHost(server.getHost())
                        .setDefaultPort(server.getPort())
                        .setTcpNoDelay(true)
                        .setKeepAliveTimeout(0),
                new PoolOptions().setHttp1MaxSize(connections).setMaxWaitQueueSize(-1));
    }

    /** Hears of each answer, on the client's thread. */
    public interface Heard {

        /** A request was answered so many nanoseconds after it was sent or, at a fixed rate, was due. */
        void answered(Shot shot, int status, long nanos);
    }

    /** Closed loop: each connection asks again as soon as it is answered, for {@code duration}. */
    public Salvo closed(Duration duration, Supplier<Shot> shots) {
        long end = System.nanoTime() + duration.toNanos();
        return closed(() -> System.nanoTime() < end, shots, (shot, status, nanos) -> {});
    }

    /** Closed loop of {@code requests} in all. */
    public Salvo closed(long requests, Supplier<Shot> shots, Heard heard) {
        long[] left = {requests};
        return closed(() -> left[0]-- > 0, shots, heard);
    }

    private Salvo closed(BooleanSupplier more, Supplier<Shot> shots, Heard heard) {
        return run(salvo -> Future.all(IntStream.range(0, connections)
                .mapToObj(line -> new Line(more, shots, heard, salvo).run())
                .toList()));
    }

    /**
     * Open loop: a request is due every {@code 1 / perSecond} seconds, whether or not earlier ones are answered. Returns
     * when the last is.
     */
    public Salvo open(double perSecond, Duration duration, Supplier<Shot> shots, Heard heard) {
        return run(salvo -> new Arrivals(perSecond, duration, shots, heard, salvo).run());
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private interface Load {
        Future<?> start(Salvo salvo);
    }

    private Salvo run(Load load) {
        Salvo salvo = new Salvo();
        Promise<Void> done = Promise.promise();
        vertx.runOnContext(start -> load.start(salvo)
                .onComplete(all -> salvo.ended())
                .<Void>mapEmpty()
                .onComplete(done));
        done.future().toCompletionStage().toCompletableFuture().join();
        return salvo;
    }

    private Future<Void> fire(Shot shot, long dueAt, Heard heard, Salvo salvo) {
        RequestOptions options = new RequestOptions()
                .setMethod(shot.method())
                .setURI(shot.path())
                .setIdleTimeout(REQUEST_TIMEOUT_MILLIS);
        shot.headers().forEach(options::putHeader);
        return http.request(options)
                .compose(request -> send(request, shot.body()))
                .compose(response -> response.end().map(response))
                .transform(answer -> {
                    if (answer.succeeded()) {
                        long nanos = System.nanoTime() - dueAt;
                        salvo.answered(answer.result().statusCode(), nanos);
                        heard.answered(shot, answer.result().statusCode(), nanos);
                    } else {
                        salvo.failed(answer.cause());
                    }
                    return Future.succeededFuture();
                });
    }

    private static Future<HttpClientResponse> send(HttpClientRequest request, @Nullable Buffer body) {
        return body == null ? request.send() : request.send(body);
    }

    /** One connection's worth of a closed loop. */
    private final class Line {

        private final BooleanSupplier more;
        private final Supplier<Shot> shots;
        private final Heard heard;
        private final Salvo salvo;
        private final Promise<Void> done = Promise.promise();

        private Line(BooleanSupplier more, Supplier<Shot> shots, Heard heard, Salvo salvo) {
            this.more = more;
            this.shots = shots;
            this.heard = heard;
            this.salvo = salvo;
        }

        Future<Void> run() {
            next();
            return done.future();
        }

        private void next() {
            if (!more.getAsBoolean()) {
                done.complete();
                return;
            }
            fire(shots.get(), System.nanoTime(), heard, salvo).onComplete(answered -> next());
        }
    }

    /** Requests that arrive at a fixed rate. */
    private final class Arrivals {

        private final double perNano;
        private final long requests;
        private final Supplier<Shot> shots;
        private final Heard heard;
        private final Salvo salvo;
        private final long startedAt = System.nanoTime();
        private final Promise<Void> done = Promise.promise();
        private long sent;
        private long ended;

        private Arrivals(double perSecond, Duration duration, Supplier<Shot> shots, Heard heard, Salvo salvo) {
            this.perNano = perSecond / TimeUnit.SECONDS.toNanos(1);
            this.requests = Math.round(perNano * duration.toNanos());
            this.shots = shots;
            this.heard = heard;
            this.salvo = salvo;
        }

        Future<Void> run() {
            vertx.setPeriodic(TICK_MILLIS, this::sendDue);
            return done.future();
        }

        private void sendDue(long timer) {
            long due = Math.min(requests, (long) ((System.nanoTime() - startedAt) * perNano));
            while (sent < due) {
                long dueAt = startedAt + (long) (sent / perNano);
                sent++;
                fire(shots.get(), dueAt, heard, salvo).onComplete(answered -> {
                    ended++;
                    if (ended == requests) {
                        done.complete();
                    }
                });
            }
            if (sent == requests) {
                vertx.cancelTimer(timer);
            }
        }
    }
}
