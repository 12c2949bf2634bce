package dev.liftline.gateway.management;

import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Upstream;
import dev.liftline.gateway.upstream.Upstreams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.stereotype.Component;

/** {@code /actuator/upstreams}: the replicas of each pool as this gateway sees them. */
@Component
@Endpoint(id = "upstreams")
class UpstreamsEndpoint {

    private final Upstreams upstreams;

    UpstreamsEndpoint(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    record Pools(Map<String, Pool> pools) {}

    record Pool(int inFlight, int limit, List<Member> replicas) {}

    /** @param state {@code healthy}, {@code unchecked}, {@code unhealthy} or {@code ejected} */
    record Member(String address, String state, int inFlight, int limit) {}

    @ReadOperation
    Pools upstreams() {
        Map<String, Pool> pools = new LinkedHashMap<>();
        upstreams.all().forEach(upstream -> pools.put(upstream.name().id(), pool(upstream)));
        return new Pools(pools);
    }

    private static Pool pool(Upstream upstream) {
        return new Pool(
                upstream.inFlight(),
                upstream.limit(),
                upstream.replicas().stream().map(UpstreamsEndpoint::member).toList());
    }

    private static Member member(Replica replica) {
        return new Member(
                replica.address().toString(),
                replica.state().name().toLowerCase(Locale.ROOT),
                replica.inFlight(),
                replica.limit());
    }
}
