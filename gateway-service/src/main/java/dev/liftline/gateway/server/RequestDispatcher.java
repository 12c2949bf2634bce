package dev.liftline.gateway.server;

import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.access.ProviderSignIn;
import dev.liftline.gateway.access.SessionCookies;
import dev.liftline.gateway.access.SharedSkiers;
import dev.liftline.gateway.endpoints.LocalEndpoint;
import dev.liftline.gateway.endpoints.LocalRequest;
import dev.liftline.gateway.headers.ForwardedHeaders;
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

    private final Map<PoolName, UpstreamClient> clients;
    private final Map<Route, LocalEndpoint> localEndpoints;
    private final StreamDispatcher streams;
    private final SharedSkiers sharedSkiers;

    /**
     * @param clients one for every pool
     * @param localEndpoints one for every route without a pool that is no stream
     */
    RequestDispatcher(
            Map<PoolName, UpstreamClient> clients,
            Map<Route, LocalEndpoint> localEndpoints,
            StreamDispatcher streams,
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
            streams.dispatch(exchange, route, target);
        } else if (pool == null) {
            LocalEndpoint endpoint = Objects.requireNonNull(localEndpoints.get(route));
            exchange.respond(endpoint.get(
                    new LocalRequest(route, target.path(), exchange.request().headers())));
        } else {
            forward(exchange, route, pool, target, route.takesBody() ? body : null);
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
