package dev.liftline.gateway.proxy;

import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Upstream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sends consecutive requests to one replica for a short time, then chooses the least loaded again. The replica wakes its
 * threads once for all of them and sends their rides to Kafka together. For one thread.
 */
final class ReplicaAffinity {

    /** The maximum by which the replica may have more requests in flight than the least loaded. */
    static final int MAX_REQUESTS = 64;

    private final Upstream upstream;
    private final long maxNanos;
    private @Nullable Replica chosen;
    private long since;
    private int left;

    /** @param maxDuration how long a replica is kept; zero to choose the least loaded for every request */
    ReplicaAffinity(Upstream upstream, Duration maxDuration) {
        this.upstream = upstream;
        this.maxNanos = maxDuration.toNanos();
    }

    /**
     * Chooses the replica of a request's first attempt and counts the request as in flight there; null if there is none.
     *
     * @param now a reading of {@link System#nanoTime}
     */
    @Nullable
    Replica choose(long now) {
        Replica replica = chosen;
        if (replica != null && left > 0 && now - since < maxNanos && upstream.chooseAgain(replica, now)) {
            left--;
            return replica;
        }
        replica = upstream.choose(List.of(), now);
        chosen = replica;
        since = now;
        left = MAX_REQUESTS - 1;
        return replica;
    }
}
