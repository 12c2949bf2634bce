package dev.liftline.gateway.proxy;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.Route;
import io.vertx.core.Future;
import java.util.Set;

/** Something the gateway answers itself. Called on any event loop, so it must neither block nor keep state unguarded. */
public interface OwnResource {

    /** The routes it answers. */
    Set<Route> routes();

    /**
     * Answers a {@code GET}.
     *
     * @param upstream asks replicas where that takes it
     */
    Future<OwnAnswer> answer(Route route, String path, UpstreamReader upstream);

    /** Reads from any live replica of a pool. */
    interface UpstreamReader {

        /** The answer whatever its status, or {@link UpstreamException}. */
        Future<UpstreamAnswer> get(PoolName pool, String uri);
    }
}
