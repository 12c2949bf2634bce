package dev.liftline.drills.clients;

import dev.liftline.testkit.http.Shot;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The connections of one kind of client: each asks in turn, and more are opened when all are waiting. For the event loop alone.
 */
final class ConnectionPool {

    private final LoadBalancer balancer;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final int most;
    private int count;

    /**
     * @param least connections that are there from the beginning
     * @param most connections that may be opened
     */
    ConnectionPool(LoadBalancer balancer, int least, int most) {
        this.balancer = balancer;
        this.most = most;
        while (count < least) {
            idle.addLast(another());
        }
    }

    /** Whether every connection that there may be waits for an answer. */
    boolean isExhausted() {
        return idle.isEmpty() && count == most;
    }

    /** Asks on the connection that has been idle longest. */
    Future<Response> ask(Shot shot) {
        Connection lane = idle.pollFirst();
        if (lane == null) {
            if (count == most) {
                return Future.succeededFuture(new Response(0, "all " + most + " connections are waiting"));
            }
            lane = another();
        }
        Connection chosen = lane;
        return chosen.ask(shot).onSuccess(answer -> idle.addLast(chosen));
    }

    private Connection another() {
        count++;
        return new Connection(balancer);
    }
}
