package dev.liftline.gateway.server;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.headers.SecurityHeaders;
import dev.liftline.gateway.headers.TrustedProxies;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Handles every request of one event loop: admission, dispatch, and the record of its result. */
final class RequestHandler implements Handler<HttpServerRequest> {

    private final RequestAdmission admission;
    private final RequestDispatcher dispatcher;
    private final ClientConnections connections;
    private final TrustedProxies proxies;
    private final SecurityHeaders security;
    private final Cors cors;
    private final RequestMetrics metrics;
    private final EndpointStatistics statistics;
    private final DrainState drainState;

    RequestHandler(
            RequestAdmission admission,
            RequestDispatcher dispatcher,
            ClientConnections connections,
            TrustedProxies proxies,
            SecurityHeaders security,
            Cors cors,
            RequestMetrics metrics,
            EndpointStatistics statistics,
            DrainState drainState) {
        this.admission = admission;
        this.dispatcher = dispatcher;
        this.connections = connections;
        this.proxies = proxies;
        this.security = security;
        this.cors = cors;
        this.metrics = metrics;
        this.statistics = statistics;
        this.drainState = drainState;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = open(request);
        if (exchange == null) {
            return;
        }
        try {
            admission.admit(exchange, this::dispatch);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    /**
     * Starts an exchange that is recorded when its response is sent.
     *
     * @return null for a request that must be ignored, because the connection is about to close
     */
    @Nullable
    Exchange open(HttpServerRequest request) {
        ClientConnection client = connections.get(request.connection());
        if (client == null || client.isClosing()) {
            return null;
        }
        Exchange exchange = new Exchange(request, client, proxies.client(request), security, cors, this::completed);
        client.receiving(exchange);
        if (drainState.isDraining()) {
            exchange.closeAfterResponse();
        }
        return exchange;
    }

    private void dispatch(Exchange exchange, Route route, RequestTarget target, @Nullable Buffer body) {
        exchange.client().processing();
        try {
            dispatcher.dispatch(exchange, route, target, body);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    private void completed(Exchange exchange, @Nullable Route route, int status, long nanos) {
        metrics.completed(route, exchange.request().method().name(), status, nanos);
        if (route != null) {
            statistics.record(route, nanos);
        }
    }
}
