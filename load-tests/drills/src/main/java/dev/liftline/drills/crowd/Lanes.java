package dev.liftline.drills.crowd;

import dev.liftline.testkit.http.Shot;
import io.vertx.core.Future;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The connections of one kind of client: each asks in turn, and more are opened when all are waiting. For the event loop alone.
 */
final class Lanes {

    private final Balancer balancer;
    private final Deque<Lane> idle = new ArrayDeque<>();
    private final int most;
    private int count;

    /**
     * @param least connections that are there from the beginning
     * @param most connections that may be opened
     */
    Lanes(Balancer balancer, int least, int most) {
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
    Future<Answer> ask(Shot shot) {
        Lane lane = idle.pollFirst();
        if (lane == null) {
            if (count == most) {
                return Future.succeededFuture(new Answer(0, "all " + most + " connections are waiting"));
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
