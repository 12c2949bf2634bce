package dev.liftline.gateway.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOption;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.impl.HttpServerConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The client connections of one event loop: limits their number, and closes those whose client is too slow, even one that
 * sends a byte now and then.
 */
final class ClientConnections {

    private final Map<HttpConnection, ClientConnection> clients = new HashMap<>();
    private final AtomicInteger open;
    private final int max;
    private final ServerProperties.ClientTimeouts timeouts;

    /** @param open the number of open connections of all event loops */
    ClientConnections(AtomicInteger open, int max, ServerProperties.ClientTimeouts timeouts) {
        this.open = open;
        this.max = max;
        this.timeouts = timeouts;
    }

    void opened(HttpConnection connection) {
        if (open.incrementAndGet() > max) {
            open.decrementAndGet();
            connection.close();
            return;
        }
        ClientConnection client = new ClientConnection(connection, () -> release(connection));
        clients.put(connection, client);
        connection.closeHandler(closed -> release(connection));
        connection.exceptionHandler(failure -> {});
        // Vert.x closes a connection at once when its client half-closes or sends a malformed chunk.
        ChannelHandlerContext vertx = ((HttpServerConnection) connection).channelHandlerContext();
        vertx.channel().config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        vertx.pipeline().addBefore(vertx.name(), "clientInput", new ClientInputHandler(client));
    }

    /** The connection has closed, or belongs to a live stream from now on: it counts no longer and has no timeouts. */
    private void release(HttpConnection connection) {
        if (clients.remove(connection) != null) {
            open.decrementAndGet();
        }
    }

    /** The client of an open connection; null if the connection is closed, over the limit or a live stream's. */
    @Nullable
    ClientConnection get(HttpConnection connection) {
        return clients.get(connection);
    }

    /** Closes the connections of clients that exceed a timeout. */
    void closeExpired() {
        long now = System.nanoTime();
        List.copyOf(clients.values()).forEach(client -> client.closeIfExpired(now, timeouts));
    }
}
