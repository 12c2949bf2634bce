package dev.liftline.gateway.proxy;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.endpoints.LocalEndpoint;
import dev.liftline.gateway.upstream.UpstreamProperties;
import dev.liftline.gateway.upstream.Upstreams;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One event loop's share of the data plane: its server, its connections and its clients of every pool. */
final class DataPlane extends VerticleBase {

    private static final long SWEEP_MILLIS = 1_000;

    /** What all event loops share. */
    record Shared(
            ServerProperties server,
            UpstreamProperties upstream,
            Upstreams upstreams,
            List<LocalEndpoint> localEndpoints,
            GatewayMetrics metrics,
            EndpointStatistics statistics,
            DrainState drainState) {}

    private final Shared shared;
    private @Nullable HttpServer server;

    DataPlane(Shared shared) {
        this.shared = shared;
    }

    @Override
    public Future<?> start() {
        ServerProperties.Limits limits = shared.server().limits();
        Connections connections = new Connections(
                shared.metrics().connections(),
                limits.connections(),
                shared.server().patience());
        FrontDoor frontDoor = new FrontDoor(
                clients(),
                localEndpoints(),
                connections,
                shared.metrics(),
                shared.statistics(),
                limits.headerCount(),
                shared.drainState());
        vertx.setPeriodic(SWEEP_MILLIS, timer -> connections.sweep());
        HttpServer created = vertx.createHttpServer(options())
                .connectionHandler(connections::opened)
                .exceptionHandler(failure -> {})
                .invalidRequestHandler(new InvalidRequests(frontDoor))
                .requestHandler(frontDoor);
        server = created;
        return created.listen();
    }

    /** The port it listens on, once started. */
    int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** Takes no more connections, lets requests in flight finish for at most so long, then closes what is left. */
    Future<Void> drain(long timeoutMillis) {
        return server == null ? Future.succeededFuture() : server.shutdown(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private HttpServerOptions options() {
        ServerProperties settings = shared.server();
        HttpServerOptions options = new HttpServerOptions();
        options.setHost(settings.bind());
        // NB: to Vert.x a negative port is a free one that all event loops share.
        options.setPort(settings.port() == 0 ? -1 : settings.port());
        options.setMaxInitialLineLength((int) settings.limits().requestLine().toBytes());
        options.setMaxHeaderSize((int) settings.limits().headers().toBytes());
        options.setHttp2ClearTextEnabled(false);
        options.setAcceptBacklog(1_024);
        return options;
    }

    private Map<PoolName, UpstreamClient> clients() {
        Map<PoolName, UpstreamClient> clients = new EnumMap<>(PoolName.class);
        for (PoolName name : PoolName.values()) {
            clients.put(
                    name,
                    new UpstreamClient(
                            vertx,
                            shared.upstreams().get(name),
                            shared.upstream().pool(name),
                            shared.server().limits(),
                            shared.metrics()));
        }
        return clients;
    }

    private Map<Route, LocalEndpoint> localEndpoints() {
        Map<Route, LocalEndpoint> byRoute = new EnumMap<>(Route.class);
        shared.localEndpoints().forEach(endpoint -> endpoint.routes().forEach(route -> byRoute.put(route, endpoint)));
        return byRoute;
    }
}
