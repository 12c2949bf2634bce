package dev.liftline.gateway.health;

import dev.liftline.gateway.upstream.UpstreamProperties;
import dev.liftline.gateway.upstream.Upstreams;
import io.vertx.core.Vertx;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the health checks after discovery and before the server. They end with Vert.x. */
@Component
class HealthCheckLifecycle implements SmartLifecycle {

    private final Vertx vertx;
    private final Upstreams upstreams;
    private final UpstreamProperties properties;
    private boolean running;

    HealthCheckLifecycle(Vertx vertx, Upstreams upstreams, UpstreamProperties properties) {
        this.vertx = vertx;
        this.upstreams = upstreams;
        this.properties = properties;
    }

    @Override
    public void start() {
        vertx.deployVerticle(new HealthCheckVerticle(upstreams, properties.healthChecks()))
                .await();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    @Override
    public int getPhase() {
        return 1;
    }
}
