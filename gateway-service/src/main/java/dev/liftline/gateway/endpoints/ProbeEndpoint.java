package dev.liftline.gateway.endpoints;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.identity.IdentityView;
import io.vertx.core.buffer.Buffer;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Liveness and readiness on the client port, for a load balancer in front of the gateway. A gateway is unready until it knows keys,
 * which others may know already. Unavailable replicas do not make it unready: every other gateway finds them unavailable too.
 */
@Component
class ProbeEndpoint implements LocalEndpoint {

    private final DrainState drainState;
    private final IdentityView identity;

    ProbeEndpoint(DrainState drainState, IdentityView identity) {
        this.drainState = drainState;
        this.identity = identity;
    }

    @Override
    public Set<Route> routes() {
        return EnumSet.of(Route.LIVENESS, Route.READINESS);
    }

    @Override
    public LocalResponse get(LocalRequest request) {
        boolean up = request.route() == Route.LIVENESS || (identity.isKnown() && !drainState.isDraining());
        String status = up ? "UP" : "OUT_OF_SERVICE";
        return new LocalResponse(
                up ? 200 : 503,
                "application/json",
                Buffer.buffer("{\"status\":\"" + status + "\"}"),
                Map.of("Cache-Control", "no-store"));
    }
}
