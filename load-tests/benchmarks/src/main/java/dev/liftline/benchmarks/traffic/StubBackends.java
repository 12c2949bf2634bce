package dev.liftline.benchmarks.traffic;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** HTTP servers in this process that respond to POSTs with 201 and to health checks with 200, at minimal cost. */
public final class StubBackends implements AutoCloseable {

    /** Of the response to a POST: nanoseconds from its head to this response. */
    public static final String NANOS_HEADER = "Backend-Nanos";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AtomicLong posts = new AtomicLong();
    private final List<String> addresses;

    public StubBackends(int count) {
        addresses = Stream.generate(this::start)
                .limit(count)
                .map(server -> "127.0.0.1:" + server.actualPort())
                .toList();
    }

    private HttpServer start() {
        return vertx.createHttpServer()
                .requestHandler(this::respond)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Returns {@code host:port} of each server. */
    public List<String> addresses() {
        return addresses;
    }

    public long posts() {
        return posts.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void respond(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.POST)) {
            posts.incrementAndGet();
            long startedAt = System.nanoTime();
            var _ = request.end()
                    .onSuccess(read -> request.response()
                            .setStatusCode(201)
                            .putHeader(NANOS_HEADER, Long.toString(System.nanoTime() - startedAt))
                            .end());
        } else {
            var _ = request.response().end();
        }
    }
}
