package dev.liftline.gateway.server;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.access.ProviderSignIn;
import dev.liftline.gateway.access.SessionCookies;
import dev.liftline.gateway.access.SharedSkiers;
import dev.liftline.gateway.endpoints.LocalEndpoint;
import dev.liftline.gateway.endpoints.LocalRequest;
import dev.liftline.gateway.headers.ForwardedHeaders;
import dev.liftline.gateway.live.LiveStreams;
import dev.liftline.gateway.live.Subject;
import dev.liftline.gateway.proxy.UpstreamClient;
import dev.liftline.gateway.proxy.UpstreamException;
import dev.liftline.gateway.proxy.UpstreamRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Sends an admitted request to its pool or its local endpoint, or makes a live stream of it. */
final class RequestDispatcher {

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    /** Longer than of other requests: a client without a stream polls. */
    private static final int STREAM_RETRY_AFTER_SECONDS = 15;

    private final Map<PoolName, UpstreamClient> clients;
    private final Map<Route, LocalEndpoint> localEndpoints;
    private final LiveStreams streams;
    private final SharedSkiers sharedSkiers;

    /**
     * @param clients one for every pool
     * @param localEndpoints one for every route without a pool that is no stream
     */
    RequestDispatcher(
            Map<PoolName, UpstreamClient> clients,
            Map<Route, LocalEndpoint> localEndpoints,
            LiveStreams streams,
            SharedSkiers sharedSkiers) {
        this.clients = clients;
        this.localEndpoints = localEndpoints;
        this.streams = streams;
        this.sharedSkiers = sharedSkiers;
    }

    /** Responds to the exchange, now or when the replica has responded. */
    void dispatch(Exchange exchange, Route route, RequestTarget target, @Nullable Buffer body) {
        PoolName pool = route.pool();
        if (route.isStream()) {
            stream(exchange, route, target);
        } else if (pool == null) {
            LocalEndpoint endpoint = Objects.requireNonNull(localEndpoints.get(route));
            exchange.respond(endpoint.get(
                    new LocalRequest(route, target.path(), exchange.request().headers())));
        } else {
            forward(exchange, route, pool, target, route.takesBody() ? body : null);
        }
    }

    private void stream(Exchange exchange, Route route, RequestTarget target) {
        HttpServerRequest request = exchange.request();
        if (exchange.isOver()) {
            // The client has gone while its session was looked up; nobody would say again that it has.
            return;
        }
        Subject subject;
        try {
            subject = Subject.of(route, target, exchange.caller().caller());
        } catch (Subject.UnknownSubjectException e) {
            exchange.respond(e.problem());
            return;
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            exchange.respondStreamHead();
            return;
        }
        Problem refusal =
                streams.open(exchange::beginStream, subject, exchange.caller(), request.getHeader(LAST_EVENT_ID));
        if (refusal != null) {
            exchange.respond(refusal, STREAM_RETRY_AFTER_SECONDS);
        }
    }

    private void forward(Exchange exchange, Route route, PoolName pool, RequestTarget target, @Nullable Buffer body) {
        HttpServerRequest request = exchange.request();
        HttpMethod method = request.method();
        UpstreamRequest forwarded = new UpstreamRequest(
                method,
                target.uri(),
                route.isRepeatable(),
                route.mayFallBack(),
                headers -> {
                    ForwardedHeaders.copyRequest(
                            request,
                            exchange.remote(),
                            target.authority(),
                            exchange.requestId(),
                            exchange.caller().header(),
                            headers);
                    ProviderSignIn.forwardCookie(
                            route, request, exchange.remote().tls(), headers);
                    if (SharedSkiers.applies(route, exchange.caller())) {
                        headers.remove(HttpHeaders.IF_NONE_MATCH);
                    }
                },
                body == null && route.takesBody() ? Buffer.buffer() : body);
        Objects.requireNonNull(clients.get(pool))
                .send(forwarded)
                .map(response -> sharedSkiers.only(
                        route,
                        exchange.caller(),
                        SessionCookies.add(
                                route, response, request, exchange.remote().tls())))
                .onComplete(exchange::respond, failure -> {
                    if (failure instanceof UpstreamException upstream) {
                        exchange.respond(Problems.of(upstream, method), upstream.retryAfterSeconds());
                    } else {
                        exchange.fail(failure);
                    }
                });
    }
}
