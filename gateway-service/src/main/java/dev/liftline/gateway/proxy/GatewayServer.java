package dev.liftline.gateway.proxy;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.endpoints.LocalEndpoint;
import dev.liftline.gateway.upstream.UpstreamProperties;
import dev.liftline.gateway.upstream.Upstreams;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Starts the data plane last and drains it first. */
@Component
public class GatewayServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GatewayServer.class);
    private static final long MARGIN_MILLIS = 1_000;

    private final Vertx vertx;
    private final ServerProperties properties;
    private final DataPlane.Shared shared;
    private final DrainState drainState;
    private final ApplicationContext context;
    private final Queue<DataPlane> loops = new ConcurrentLinkedQueue<>();
    private volatile boolean running;

    GatewayServer(
            Vertx vertx,
            ServerProperties properties,
            UpstreamProperties upstreamProperties,
            Upstreams upstreams,
            List<LocalEndpoint> localEndpoints,
            GatewayMetrics metrics,
            EndpointStatistics statistics,
            DrainState drainState,
            ApplicationContext context) {
        this.vertx = vertx;
        this.properties = properties;
        this.context = context;
        this.shared = new DataPlane.Shared(
                properties, upstreamProperties, upstreams, localEndpoints, metrics, statistics, drainState);
        this.drainState = drainState;
    }

    /** @throws ListenException when the address or the port cannot be had */
    @Override
    public void start() {
        DeploymentOptions options = new DeploymentOptions().setInstances(properties.eventLoopCount());
        try {
            vertx.deployVerticle(this::newLoop, options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new ListenException(properties.bind(), properties.port(), e.getCause() == null ? e : e.getCause());
        }
        running = true;
        log.info("Listening on {}:{} with {} event loops", properties.bind(), port(), loops.size());
    }

    private DataPlane newLoop() {
        DataPlane loop = new DataPlane(shared);
        loops.add(loop);
        return loop;
    }

    /** The port the data plane listens on; 0 before it does. */
    public int port() {
        DataPlane any = loops.peek();
        return any == null ? 0 : any.port();
    }

    /** Says that it is not ready, gives a balancer time to notice, then lets requests in flight finish. Blocks. */
    @Override
    public void stop() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        drainState.begin();
        long timeout = properties.drain().timeout().toMillis();
        try {
            vertx.timer(Math.max(1, properties.drain().notice().toMillis()), TimeUnit.MILLISECONDS)
                    .compose(noticed -> Future.all(
                            loops.stream().map(loop -> loop.drain(timeout)).toList()))
                    .await(properties.drain().notice().toMillis() + timeout + MARGIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("Stopped with requests still in flight after {} ms", timeout);
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
