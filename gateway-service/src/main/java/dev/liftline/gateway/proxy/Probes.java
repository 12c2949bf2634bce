package dev.liftline.gateway.proxy;

import dev.liftline.gateway.Route;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Liveness and readiness on the main port, for a balancer before the gateway. Replicas that are down do not make it
 * unready: another gateway would find them down as well.
 */
@Component
class Probes implements OwnResource {

    private final Draining draining;

    Probes(Draining draining) {
        this.draining = draining;
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.LIVENESS, Route.READINESS);
    }

    @Override
    public Future<OwnAnswer> answer(Route route, String path, UpstreamReader upstream) {
        boolean up = route == Route.LIVENESS || !draining.getAsBoolean();
        String status = up ? "UP" : "OUT_OF_SERVICE";
        return Future.succeededFuture(new OwnAnswer(
                up ? 200 : 503,
                "application/json",
                Buffer.buffer("{\"status\":\"" + status + "\"}"),
                Map.of("Cache-Control", "no-store")));
    }
}
