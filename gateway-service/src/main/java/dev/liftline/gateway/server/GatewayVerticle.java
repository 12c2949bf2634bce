package dev.liftline.gateway.server;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.access.AccessControl;
import dev.liftline.gateway.access.AccessControls;
import dev.liftline.gateway.endpoints.LocalEndpoint;
import dev.liftline.gateway.headers.SecurityHeaders;
import dev.liftline.gateway.live.LiveLoops;
import dev.liftline.gateway.live.LiveStreams;
import dev.liftline.gateway.proxy.UpstreamClient;
import dev.liftline.gateway.proxy.UpstreamClients;
import dev.liftline.gateway.tls.Certificate;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The server, client connections and upstream clients of one event loop. */
final class GatewayVerticle extends VerticleBase {

    /**
     * Connections that may wait to be accepted: all clients connect again at once after a restart. The kernel caps it at
     * net.core.somaxconn.
     */
    private static final int ACCEPT_BACKLOG = 1_024;

    private static final long SWEEP_INTERVAL_MILLIS = 1_000;

    /** What all event loops share. */
    record Shared(
            ServerProperties settings,
            Certificate certificate,
            UpstreamClients clients,
            AccessControls access,
            List<LocalEndpoint> localEndpoints,
            LiveLoops live,
            RequestMetrics metrics,
            EndpointStatistics statistics,
            DrainState drainState) {}

    private final Shared shared;
    private @Nullable HttpServer server;
    private @Nullable LiveStreams streams;

    GatewayVerticle(Shared shared) {
        this.shared = shared;
    }

    @Override
    public Future<?> start() {
        ServerProperties settings = shared.settings();
        ServerProperties.Limits limits = settings.limits();
        ClientConnections connections =
                new ClientConnections(shared.metrics().connections(), limits.connections(), settings.clientTimeouts());
        vertx.setPeriodic(SWEEP_INTERVAL_MILLIS, timer -> connections.closeExpired());
        Map<PoolName, UpstreamClient> clients =
                shared.clients().create(vertx, (int) limits.response().toBytes());
        Cors cors = new Cors(settings.cors());
        AccessControl access = shared.access().create(Objects.requireNonNull(clients.get(PoolName.ACCESS)));
        LiveStreams live = shared.live().create(vertx, context, access);
        streams = live;
        RequestHandler handler = new RequestHandler(
                new RequestAdmission(limits.headerCount(), cors, access),
                new RequestDispatcher(
                        clients, localEndpoints(), live, shared.access().sharedSkiers()),
                connections,
                settings.trustedProxies(),
                new SecurityHeaders(shared.certificate().strictTransport()),
                cors,
                shared.metrics(),
                shared.statistics(),
                shared.drainState());
        HttpServer created = vertx.createHttpServer(options())
                .connectionHandler(connections::opened)
                .exceptionHandler(failure -> {})
                .invalidRequestHandler(new InvalidRequestHandler(handler))
                .requestHandler(handler);
        server = created;
        return created.listen();
    }

    /** The port it listens on; 0 before it is started. */
    int port() {
        return server == null ? 0 : server.actualPort();
    }

    /** Encrypts new connections with another certificate; open ones keep theirs. */
    Future<Boolean> update(ServerSSLOptions options) {
        return server == null ? Future.succeededFuture(false) : server.updateSSLOptions(options, true);
    }

    /**
     * Ends live streams, stops listening, waits for requests in flight up to the timeout, then closes the remaining connections.
     */
    Future<Void> drain(long timeoutMillis) {
        LiveStreams live = streams;
        if (live != null) {
            context.runOnContext(then -> live.drain());
        }
        return server == null ? Future.succeededFuture() : server.shutdown(timeoutMillis, TimeUnit.MILLISECONDS);
    }

    private HttpServerOptions options() {
        ServerProperties settings = shared.settings();
        HttpServerOptions options = new HttpServerOptions();
        options.setHost(settings.bind());
        // For Vert.x a negative port is any free one, shared by all event loops.
        options.setPort(settings.port() == 0 ? -1 : settings.port());
        options.setMaxInitialLineLength((int) settings.limits().requestLine().toBytes());
        options.setMaxHeaderSize((int) settings.limits().headers().toBytes());
        options.setHttp2ClearTextEnabled(false);
        // Every response is written on its event loop, so no connection needs a queue for other threads, which takes
        // 4.6 KiB.
        options.setStrictThreadMode(true);
        // Nor does any become a WebSocket.
        options.setPerFrameWebSocketCompressionSupported(false);
        options.setPerMessageWebSocketCompressionSupported(false);
        options.setAcceptBacklog(ACCEPT_BACKLOG);
        if (shared.certificate().isPresent()) {
            ServerSSLOptions tls = shared.certificate().options();
            options.setSsl(true);
            options.setKeyCertOptions(tls.getKeyCertOptions());
            options.setEnabledSecureTransportProtocols(tls.getEnabledSecureTransportProtocols());
            options.setClientAuth(tls.getClientAuth());
            options.setTrustOptions(tls.getTrustOptions());
        }
        return options;
    }

    private Map<Route, LocalEndpoint> localEndpoints() {
        Map<Route, LocalEndpoint> byRoute = new EnumMap<>(Route.class);
        shared.localEndpoints().forEach(endpoint -> endpoint.routes().forEach(route -> byRoute.put(route, endpoint)));
        return byRoute;
    }
}
