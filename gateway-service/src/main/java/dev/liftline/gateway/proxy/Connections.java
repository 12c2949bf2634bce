package dev.liftline.gateway.proxy;

import io.vertx.core.http.HttpConnection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * One event loop's client connections: keeps their number within the limit and closes those whose client takes too long,
 * also one that sends a byte now and then to look alive.
 */
final class Connections {

    private enum Phase {
        IDLE,
        SENDING,
        WAITING
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
    private final int most;
    private final ServerProperties.Patience patience;

    Connections(AtomicInteger open, int most, ServerProperties.Patience patience) {
        this.open = open;
        this.most = most;
        this.patience = patience;
    }

    void opened(HttpConnection connection) {
        if (open.incrementAndGet() > most) {
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

    void sending(HttpConnection connection) {
        enter(connection, Phase.SENDING);
    }

    void waiting(HttpConnection connection) {
        enter(connection, Phase.WAITING);
    }

    void answered(HttpConnection connection) {
        enter(connection, Phase.IDLE);
    }

    /** Closes the connections of clients that take too long. */
    void sweep() {
        long now = System.nanoTime();
        for (Map.Entry<HttpConnection, Client> entry : List.copyOf(clients.entrySet())) {
            Client client = entry.getValue();
            long limit = switch (client.phase) {
                case IDLE -> patience.idle().toNanos();
                case SENDING -> patience.request().toNanos();
                // NB: the route's own time-out ends these.
                case WAITING -> Long.MAX_VALUE;
            };
            if (now - client.since > limit) {
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
