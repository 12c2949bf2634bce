package dev.liftline.gateway.server;

import io.vertx.core.http.HttpConnection;
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

    private enum Phase {
        IDLE,
        RECEIVING,
        PROCESSING
    }

    private static final class Client {
        private Phase phase = Phase.IDLE;
        private long since = System.nanoTime();

        void enter(Phase next) {
            phase = next;
            since = System.nanoTime();
        }
    }

    private final Map<HttpConnection, Client> clients = new HashMap<>();
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
        clients.put(connection, new Client());
        connection.closeHandler(closed -> {
            if (clients.remove(connection) != null) {
                open.decrementAndGet();
            }
        });
        connection.exceptionHandler(failure -> {});
    }

    /** A request is being received. */
    void receiving(HttpConnection connection) {
        enter(connection, Phase.RECEIVING);
    }

    /** A request has been received and is not yet responded to. */
    void processing(HttpConnection connection) {
        enter(connection, Phase.PROCESSING);
    }

    void idle(HttpConnection connection) {
        enter(connection, Phase.IDLE);
    }

    /** Closes the connections of clients that exceed a timeout. */
    void closeExpired() {
        long now = System.nanoTime();
        for (Map.Entry<HttpConnection, Client> entry : List.copyOf(clients.entrySet())) {
            Client client = entry.getValue();
            long timeout = switch (client.phase) {
                case IDLE -> timeouts.idle().toNanos();
                case RECEIVING -> timeouts.request().toNanos();
                // The pool's own timeout ends these.
                case PROCESSING -> Long.MAX_VALUE;
            };
            if (now - client.since > timeout) {
                entry.getKey().close();
            }
        }
    }

    private void enter(HttpConnection connection, Phase phase) {
        @Nullable Client client = clients.get(connection);
        if (client != null) {
            client.enter(phase);
        }
    }
}
