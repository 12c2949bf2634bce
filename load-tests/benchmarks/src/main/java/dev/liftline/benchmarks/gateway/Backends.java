package dev.liftline.benchmarks.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/** Servers in this process that answer every POST with 201 at next to no cost, and say that they are ready. */
final class Backends implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AtomicLong posts = new AtomicLong();
    private final List<HttpServer> servers;

    private Backends(int count) {
        servers = IntStream.range(0, count)
                .mapToObj(number -> vertx.createHttpServer()
                        .requestHandler(this::answer)
                        .listen(0, "127.0.0.1")
                        .toCompletionStage()
                        .toCompletableFuture()
                        .join())
                .toList();
    }

    static Backends started(int count) {
        return new Backends(count);
    }

    /** {@code host:port} of each. */
    List<String> addresses() {
        return servers.stream()
                .map(server -> "127.0.0.1:" + server.actualPort())
                .toList();
    }

    /** How many POSTs reached them. */
    long posts() {
        return posts.get();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        if (request.method().equals(HttpMethod.POST)) {
            posts.incrementAndGet();
            var _ = request.end()
                    .onSuccess(read -> request.response().setStatusCode(201).end());
        } else {
            var _ = request.response().end();
        }
    }
}
