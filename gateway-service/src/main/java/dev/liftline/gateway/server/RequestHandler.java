package dev.liftline.gateway.server;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/** Handles every request of one event loop: admission, dispatch, and the record of its result. */
final class RequestHandler implements Handler<HttpServerRequest> {

    private final RequestAdmission admission;
    private final RequestDispatcher dispatcher;
    private final ClientConnections connections;
    private final RequestMetrics metrics;
    private final EndpointStatistics statistics;
    private final DrainState drainState;

    RequestHandler(
            RequestAdmission admission,
            RequestDispatcher dispatcher,
            ClientConnections connections,
            RequestMetrics metrics,
            EndpointStatistics statistics,
            DrainState drainState) {
        this.admission = admission;
        this.dispatcher = dispatcher;
        this.connections = connections;
        this.metrics = metrics;
        this.statistics = statistics;
        this.drainState = drainState;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = open(request);
        try {
            admission.admit(exchange, this::dispatch);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    /** Starts an exchange that is recorded when its response is sent. */
    Exchange open(HttpServerRequest request) {
        connections.receiving(request.connection());
        Exchange exchange = new Exchange(request, this::completed);
        if (drainState.isDraining()) {
            exchange.closeAfterResponse();
        }
        return exchange;
    }

    private void dispatch(Exchange exchange, Route route, RequestTarget target, @Nullable Buffer body) {
        connections.processing(exchange.request().connection());
        try {
            dispatcher.dispatch(exchange, route, target, body);
        } catch (RuntimeException e) {
            exchange.fail(e);
        }
    }

    private void completed(Exchange exchange, @Nullable Route route, int status, long nanos) {
        HttpServerRequest request = exchange.request();
        if (exchange.isClosing()) {
            // The rest of the request is dropped; it may take as long as any request.
            connections.receiving(request.connection());
        } else {
            connections.idle(request.connection());
        }
        metrics.completed(route, request.method().name(), status, nanos);
        if (route != null) {
            statistics.record(route, nanos);
        }
    }
}
