package dev.liftline.drills.clients;

import dev.liftline.local.load.Request;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The connections of one kind of client, used in turn. More are opened when all are busy. Used by the event loop only.
 */
final class ConnectionPool {

    private final LoadBalancer balancer;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final int max;
    private int count;

    /**
     * @param min connections at the beginning
     * @param max connections in all
     */
    ConnectionPool(LoadBalancer balancer, int min, int max) {
        this.balancer = balancer;
        this.max = max;
        while (count < min) {
            idle.addLast(newConnection());
        }
    }

    /** Whether all connections are open and busy. */
    boolean isExhausted() {
        return idle.isEmpty() && count == max;
    }

    /** Sends a request on the connection that was idle longest. */
    Future<Response> send(Request request) {
        Connection connection = idle.pollFirst();
        if (connection == null) {
            if (count == max) {
                return Future.succeededFuture(new Response(0, "all " + max + " connections are waiting"));
            }
            connection = newConnection();
        }
        Connection chosen = connection;
        return chosen.send(request).onSuccess(response -> idle.addLast(chosen));
    }

    private Connection newConnection() {
        count++;
        return new Connection(balancer);
    }
}
