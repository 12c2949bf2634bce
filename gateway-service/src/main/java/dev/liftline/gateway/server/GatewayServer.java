package dev.liftline.gateway.server;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.access.AccessControls;
import dev.liftline.gateway.endpoints.LocalEndpoint;
import dev.liftline.gateway.live.LiveLoops;
import dev.liftline.gateway.proxy.UpstreamClients;
import dev.liftline.gateway.tls.Certificate;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ServerSSLOptions;
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

/** Starts the event loops' servers last and drains them first. */
@Component
public class GatewayServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(GatewayServer.class);
    private static final long MARGIN_MILLIS = 1_000;

    private final Vertx vertx;
    private final ServerProperties properties;
    private final Certificate certificate;
    private final GatewayVerticle.Shared shared;
    private final DrainState drainState;
    private final ApplicationContext context;
    private final Queue<GatewayVerticle> verticles = new ConcurrentLinkedQueue<>();
    private volatile boolean running;

    GatewayServer(
            Vertx vertx,
            ServerProperties properties,
            Certificate certificate,
            UpstreamClients clients,
            AccessControls access,
            List<LocalEndpoint> localEndpoints,
            LiveLoops live,
            RequestMetrics metrics,
            EndpointStatistics statistics,
            DrainState drainState,
            ApplicationContext context) {
        this.vertx = vertx;
        this.properties = properties;
        this.certificate = certificate;
        this.context = context;
        this.shared = new GatewayVerticle.Shared(
                properties, certificate, clients, access, localEndpoints, live, metrics, statistics, drainState);
        this.drainState = drainState;
    }

    /** @throws ListenException when the address or the port is not available */
    @Override
    public void start() {
        DeploymentOptions options = new DeploymentOptions().setInstances(properties.eventLoopCount());
        try {
            vertx.deployVerticle(this::newVerticle, options)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .join();
        } catch (CompletionException e) {
            throw new ListenException(properties.bind(), properties.port(), e.getCause() == null ? e : e.getCause());
        }
        running = true;
        if (certificate.isPresent()) {
            vertx.setPeriodic(certificate.checkIntervalMillis(), timer -> replaceChangedCertificate());
        }
        log.info(
                "Listening on {}:{} {} with {} event loops",
                properties.bind(),
                port(),
                certificate.isPresent() ? "with TLS" : "without TLS",
                verticles.size());
    }

    private void replaceChangedCertificate() {
        if (!certificate.hasChanged()) {
            return;
        }
        ServerSSLOptions options = certificate.options();
        if (!isConsistent(options)) {
            return;
        }
        Future.all(verticles.stream().map(verticle -> verticle.update(options)).toList())
                .onComplete(
                        updated -> log.info("New connections use the new certificate"),
                        failure -> log.warn(
                                "The new certificate cannot be used, so the last one stays: {}", failure.getMessage()));
    }

    private boolean isConsistent(ServerSSLOptions options) {
        try {
            if (Certificate.isConsistent(options, vertx)) {
                return true;
            }
            log.warn("The new key does not belong to the new certificate, so the last ones stay");
        } catch (Exception e) {
            log.warn("The new certificate cannot be used, so the last one stays: {}", e.getMessage());
        }
        return false;
    }

    private GatewayVerticle newVerticle() {
        GatewayVerticle verticle = new GatewayVerticle(shared);
        verticles.add(verticle);
        return verticle;
    }

    /** The port that clients connect to; 0 before it listens. */
    public int port() {
        GatewayVerticle any = verticles.peek();
        return any == null ? 0 : any.port();
    }

    /** Becomes unready, waits for a load balancer to notice, then for requests in flight. Blocks. */
    @Override
    public void stop() {
        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        drainState.begin();
        long notice = Math.max(1, properties.drain().notice().toMillis());
        long timeout = properties.drain().timeout().toMillis();
        try {
            vertx.timer(notice, TimeUnit.MILLISECONDS)
                    .compose(noticed -> Future.all(verticles.stream()
                            .map(verticle -> verticle.drain(timeout))
                            .toList()))
                    .await(notice + timeout + MARGIN_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            log.warn("Stopped with requests in flight after {} ms", timeout);
        }
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
