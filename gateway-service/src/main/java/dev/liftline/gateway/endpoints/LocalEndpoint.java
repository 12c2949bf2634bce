package dev.liftline.gateway.endpoints;

import dev.liftline.gateway.Route;
import java.util.Set;

/** Responds to {@code GET} requests in the gateway itself. Called on every event loop: thread-safe, and never blocks. */
public interface LocalEndpoint {

    /** The routes it serves. */
    Set<Route> routes();

    /** Responds to a request of one of its routes. */
    LocalResponse get(LocalRequest request);
}
