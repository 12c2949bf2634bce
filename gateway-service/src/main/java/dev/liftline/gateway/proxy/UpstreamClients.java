package dev.liftline.gateway.proxy;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.upstream.UpstreamProperties;
import dev.liftline.gateway.upstream.Upstreams;
import io.vertx.core.Vertx;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Creates the clients of each event loop. Thread-safe. */
@Component
public class UpstreamClients {

    private final Upstreams upstreams;
    private final UpstreamProperties properties;
    private final UpstreamMetrics metrics;

    UpstreamClients(Upstreams upstreams, UpstreamProperties properties, UpstreamMetrics metrics) {
        this.upstreams = upstreams;
        this.properties = properties;
        this.metrics = metrics;
    }

    /**
     * Creates one client per pool, each with its own connections, so that no pool waits for another. Links each to its fallback.
     *
     * @param maxResponseBytes limit of a replica's response body
     */
    public Map<PoolName, UpstreamClient> create(Vertx vertx, int maxResponseBytes) {
        Map<PoolName, UpstreamClient> clients = new EnumMap<>(PoolName.class);
        for (PoolName name : PoolName.values()) {
            clients.put(
                    name,
                    new UpstreamClient(
                            vertx,
                            upstreams.get(name),
                            properties.pool(name),
                            properties.affinity(),
                            maxResponseBytes,
                            upstreams.outage(name),
                            metrics));
        }
        clients.forEach((name, client) -> {
            PoolName fallback = properties.pool(name).fallback();
            if (fallback != null) {
                client.fallBackTo(Objects.requireNonNull(clients.get(fallback)));
            }
        });
        return clients;
    }
}
