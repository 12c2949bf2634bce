package dev.liftline.drills.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** A server that echoes what it receives. */
final class EchoServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger connections = new AtomicInteger();
    private final NetServer server =
            await(vertx.createNetServer().connectHandler(this::echo).listen(0, "127.0.0.1"));

    int port() {
        return server.actualPort();
    }

    /** Connections that are open from the view of the server. */
    int connections() {
        return connections.get();
    }

    private void echo(NetSocket client) {
        connections.incrementAndGet();
        client.closeHandler(closed -> connections.decrementAndGet());
        client.handler(client::write);
    }

    @Override
    public void close() {
        await(vertx.close());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
