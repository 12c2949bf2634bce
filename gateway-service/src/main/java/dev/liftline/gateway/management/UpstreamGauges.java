package dev.liftline.gateway.management;

import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Upstream;
import dev.liftline.gateway.upstream.Upstreams;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Gauges of each pool: requests in flight, their limit, and replicas by state. */
@Component
class UpstreamGauges implements MeterBinder {

    private final Upstreams upstreams;

    UpstreamGauges(Upstreams upstreams) {
        this.upstreams = upstreams;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (Upstream upstream : upstreams.all()) {
            Gauge.builder("liftline.gateway.requests.in.flight", upstream, Upstream::inFlight)
                    .description("Requests sent to a replica and not yet responded to")
                    .tag("pool", upstream.name().id())
                    .register(registry);
            Gauge.builder("liftline.gateway.requests.in.flight.limit", upstream, Upstream::limit)
                    .description("Limit of requests in flight: the sum of the replicas' limits")
                    .tag("pool", upstream.name().id())
                    .register(registry);
            for (Replica.State state : Replica.State.values()) {
                Gauge.builder("liftline.gateway.replicas", upstream, pool -> count(pool, state))
                        .description("Replicas as this gateway sees them")
                        .tag("pool", upstream.name().id())
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .register(registry);
            }
        }
    }

    private static long count(Upstream upstream, Replica.State state) {
        return upstream.replicas().stream()
                .filter(replica -> replica.state() == state)
                .count();
    }
}
