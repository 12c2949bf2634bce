package dev.liftline.gateway.upstream;

import dev.liftline.gateway.PoolName;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** All pools. Immutable; each pool is thread-safe. */
@Component
public class Upstreams {

    private final Map<PoolName, Upstream> pools = new EnumMap<>(PoolName.class);
    private final Map<PoolName, Outage> outages = new EnumMap<>(PoolName.class);

    Upstreams(UpstreamProperties properties) {
        for (PoolName name : PoolName.values()) {
            UpstreamProperties.Pool pool = properties.pool(name);
            pools.put(
                    name,
                    new Upstream(
                            name,
                            pool.maxInFlightRequests(),
                            pool.latencyThreshold(),
                            properties.ejection(),
                            properties.retry()));
            outages.put(name, new Outage(properties.restartTime()));
        }
    }

    public Upstream get(PoolName name) {
        return Objects.requireNonNull(pools.get(name));
    }

    /** How long this pool has had no usable replica. */
    public Outage outage(PoolName name) {
        return Objects.requireNonNull(outages.get(name));
    }

    public Collection<Upstream> all() {
        return Collections.unmodifiableCollection(pools.values());
    }
}
