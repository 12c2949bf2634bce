package dev.liftline.local.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectionPoolTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Set<String> connections = new HashSet<>();
    private final int port = vertx.createHttpServer()
            .requestHandler(request -> {
                connections.add(request.remoteAddress().toString());
                request.response().end();
            })
            .listen(0, "127.0.0.1")
            .toCompletionStage()
            .toCompletableFuture()
            .join()
            .actualPort();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void usesTheMinimumOfConnectionsInTurn() {
        ConnectionPool pool = pool(3, 5);
        Promise<Void> done = Promise.promise();
        int[] left = {9};

        vertx.runOnContext(start -> pool.send(Request.get("/"), new Consumer<>() {
            @Override
            public void accept(Response response) {
                if (--left[0] == 0) {
                    done.complete();
                } else {
                    pool.send(Request.get("/"), this);
                }
            }
        }));

        await(done);
        assertThat(connections).hasSize(3);
    }

    private ConnectionPool pool(int min, int max) {
        return new ConnectionPool(
                vertx,
                Connector.to(vertx.createHttpClient(), URI.create("http://127.0.0.1:" + port)),
                min,
                max,
                Duration.ofSeconds(10));
    }

    private static void await(Promise<Void> done) {
        done.future().toCompletionStage().toCompletableFuture().join();
    }
}
