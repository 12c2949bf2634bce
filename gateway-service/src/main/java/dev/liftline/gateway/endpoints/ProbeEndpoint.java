package dev.liftline.gateway.endpoints;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.Route;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Liveness and readiness on the client port, for a load balancer in front of the gateway. Unavailable replicas do not
 * make a gateway unready: every other gateway finds them unavailable too.
 */
@Component
class ProbeEndpoint implements LocalEndpoint {

    private final DrainState drainState;

    ProbeEndpoint(DrainState drainState) {
        this.drainState = drainState;
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.LIVENESS, Route.READINESS);
    }

    @Override
    public LocalResponse get(Route route, String path, String accept) {
        boolean up = route == Route.LIVENESS || !drainState.isDraining();
        String status = up ? "UP" : "OUT_OF_SERVICE";
        return new LocalResponse(
                up ? 200 : 503,
                "application/json",
                Buffer.buffer("{\"status\":\"" + status + "\"}"),
                Map.of("Cache-Control", "no-store"));
    }
}
