package dev.liftline.gateway.upstream;

import dev.liftline.gateway.PoolName;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/** All pools. Immutable; each pool is thread-safe. */
public final class Upstreams {

    private final Map<PoolName, Upstream> pools;

    /** @param pools one for every {@link PoolName} */
    public Upstreams(Collection<Upstream> pools) {
        Map<PoolName, Upstream> byName = new EnumMap<>(PoolName.class);
        pools.forEach(pool -> byName.put(pool.name(), pool));
        if (byName.size() != PoolName.values().length) {
            throw new IllegalArgumentException("every pool must be there");
        }
        this.pools = Collections.unmodifiableMap(byName);
    }

    public Upstream get(PoolName name) {
        Upstream upstream = pools.get(name);
        if (upstream == null) {
            throw new IllegalStateException("no pool " + name);
        }
        return upstream;
    }

    public Collection<Upstream> all() {
        return pools.values();
    }
}
