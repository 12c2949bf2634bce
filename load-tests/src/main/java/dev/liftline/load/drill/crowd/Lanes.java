package dev.liftline.load.drill.crowd;

import dev.liftline.load.http.Shot;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The connections of one kind of client: each asks in turn, and more are opened when all are waiting. For the event loop alone.
 */
final class Lanes {

    private static final int MOST = 1_000;

    private final Balancer balancer;
    private final Deque<Lane> idle = new ArrayDeque<>();
    private int count;

    Lanes(Balancer balancer, int least) {
        this.balancer = balancer;
        while (count < least) {
            idle.addLast(another());
        }
    }

    /** Asks on the connection that has been idle longest. */
    Future<Answer> ask(Shot shot) {
        Lane lane = idle.pollFirst();
        if (lane == null) {
            if (count == MOST) {
                return Future.succeededFuture(new Answer(0, "all " + MOST + " connections are waiting"));
            }
            lane = another();
        }
        Lane chosen = lane;
        return chosen.ask(shot).onSuccess(answer -> idle.addLast(chosen));
    }

    private Lane another() {
        count++;
        return new Lane(balancer);
    }
}
