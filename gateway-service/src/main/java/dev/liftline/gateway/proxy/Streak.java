package dev.liftline.gateway.proxy;

import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Upstream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends requests that come close together to one replica, for a short time and up to a number; then the least loaded is chosen
 * anew. A replica wakes its threads once for all of them, and commits their rides to Kafka together, where spread over
 * several replicas each would do so for its own few. For one thread.
 */
final class Streak {

    /** Long enough for the rides of several requests to Kafka, much shorter than anybody waits. */
    static final Duration LENGTH = Duration.ofMillis(10);

    /** By so much, at most, a replica may have more in flight than the least loaded. */
    static final int MOST = 64;

    private final Upstream upstream;
    private @Nullable Replica chosen;
    private long since;
    private int left;

    Streak(Upstream upstream) {
        this.upstream = upstream;
    }

    /**
     * A replica for a request's first attempt, counted as in flight there; null when there is nobody to try.
     *
     * @param now a reading of {@link System#nanoTime}
     */
    @Nullable
    Replica choose(long now) {
        Replica replica = chosen;
        if (replica != null && left > 0 && now - since < LENGTH.toNanos() && upstream.chooseAgain(replica, now)) {
            left--;
            return replica;
        }
        replica = upstream.choose(List.of(), now);
        chosen = replica;
        since = now;
        left = MOST - 1;
        return replica;
    }
}
