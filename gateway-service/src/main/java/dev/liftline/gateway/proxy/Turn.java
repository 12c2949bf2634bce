package dev.liftline.gateway.proxy;

import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Upstream;
import io.vertx.core.Vertx;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends the requests that one turn of an event loop reads to one replica, up to a number. A replica wakes its threads once
 * for all of them, where spread over several each would wake its own; from turn to turn the least loaded is chosen.
 * Belongs to one event loop.
 */
final class Turn {

    /** So many that waking up hardly counts, so few that replicas stay about equally loaded. */
    static final int MOST = 16;

    private final Vertx vertx;
    private final Upstream upstream;
    private @Nullable Replica chosen;
    private int left;
    private boolean ending;

    Turn(Vertx vertx, Upstream upstream) {
        this.vertx = vertx;
        this.upstream = upstream;
    }

    /** A replica for a request's first attempt, counted as in flight there; null when there is nobody to try. */
    @Nullable
    Replica choose(long now) {
        Replica replica = chosen;
        if (replica != null && left > 0 && upstream.chooseAgain(replica, now)) {
            left--;
            return replica;
        }
        replica = upstream.choose(List.of(), now);
        chosen = replica;
        left = MOST - 1;
        if (!ending) {
            ending = true;
            // The loop runs it when it has handled what it read.
            vertx.runOnContext(turned -> {
                ending = false;
                chosen = null;
            });
        }
        return replica;
    }
}
