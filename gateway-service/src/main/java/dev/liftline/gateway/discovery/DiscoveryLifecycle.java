package dev.liftline.gateway.discovery;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.upstream.UpstreamProperties;
import dev.liftline.gateway.upstream.UpstreamSource;
import dev.liftline.gateway.upstream.Upstreams;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs the discovery of every pool on its own threads, because a name server may be slow. */
@Component
class DiscoveryLifecycle implements SmartLifecycle {

    private final Upstreams upstreams;
    private final UpstreamProperties properties;
    private @Nullable ScheduledExecutorService threads;

    DiscoveryLifecycle(Upstreams upstreams, UpstreamProperties properties) {
        this.upstreams = upstreams;
        this.properties = properties;
    }

    /** Returns when each source has been read once, so that the first request finds replicas. */
    @Override
    public void start() {
        ScheduledExecutorService started = Executors.newScheduledThreadPool(
                PoolName.values().length,
                Thread.ofPlatform().daemon().name("discovery-", 0).factory());
        threads = started;
        for (PoolName name : PoolName.values()) {
            watch(started, name, properties.pool(name).source());
        }
    }

    private void watch(ScheduledExecutorService started, PoolName name, UpstreamSource source) {
        switch (source) {
            case UpstreamSource.Fixed fixed -> upstreams.get(name).update(fixed.addresses());
            case UpstreamSource.Dns dns ->
                repeat(
                        started,
                        name,
                        new DnsReplicaSource(dns, InetAddress::getAllByName),
                        properties.discovery().dnsInterval());
            case UpstreamSource.WatchedFile file ->
                repeat(
                        started,
                        name,
                        new FileReplicaSource(file),
                        properties.discovery().fileInterval());
        }
    }

    private void repeat(ScheduledExecutorService started, PoolName name, ReplicaSource source, Duration interval) {
        Discovery discovery = new Discovery(upstreams.get(name), source);
        discovery.run();
        var _ = started.scheduleWithFixedDelay(
                discovery, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        if (threads != null) {
            threads.shutdownNow();
            threads = null;
        }
    }

    @Override
    public boolean isRunning() {
        return threads != null;
    }

    /** Starts before the health checks and the server, and stops after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
