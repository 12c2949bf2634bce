package dev.liftline.gateway.proxy;

import dev.liftline.gateway.DrainState;
import dev.liftline.gateway.EndpointStatistics;
import dev.liftline.gateway.PoolName;
import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.endpoints.LocalEndpoint;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every request of one event loop: checks it, finds its route, and has it answered. */
final class FrontDoor implements Handler<HttpServerRequest> {

    private static final Logger log = LoggerFactory.getLogger(FrontDoor.class);
    private static final List<String> ALL_METHODS = List.of("GET", "HEAD", "POST");

    private final Map<PoolName, UpstreamClient> clients;
    private final Map<Route, LocalEndpoint> localEndpoints;
    private final Connections connections;
    private final GatewayMetrics metrics;
    private final EndpointStatistics statistics;
    private final int maxHeaders;
    private final DrainState drainState;

    FrontDoor(
            Map<PoolName, UpstreamClient> clients,
            Map<Route, LocalEndpoint> localEndpoints,
            Connections connections,
            GatewayMetrics metrics,
            EndpointStatistics statistics,
            int maxHeaders,
            DrainState drainState) {
        this.clients = clients;
        this.localEndpoints = localEndpoints;
        this.connections = connections;
        this.metrics = metrics;
        this.statistics = statistics;
        this.maxHeaders = maxHeaders;
        this.drainState = drainState;
    }

    @Override
    public void handle(HttpServerRequest request) {
        Exchange exchange = open(request);
        try {
            admit(exchange);
        } catch (RuntimeException e) {
            fail(exchange, e);
        }
    }

    /** Begins an exchange that is counted when it is answered. */
    Exchange open(HttpServerRequest request) {
        connections.sending(request.connection());
        Exchange exchange = new Exchange(request, this::answered);
        if (drainState.isDraining()) {
            exchange.closeAfterAnswer();
        }
        return exchange;
    }

    private void admit(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        String uri = request.uri();
        if (request.method().equals(HttpMethod.CONNECT)) {
            refuseMethod(exchange, ALL_METHODS);
            return;
        }
        String violation = RequestTarget.violation(uri);
        if (violation == null) {
            violation = headerViolation(request);
        }
        if (violation != null) {
            refuse(exchange, Problems.badRequest(violation));
            return;
        }
        if (request.headers().size() > maxHeaders) {
            refuse(exchange, Problems.headersTooLarge());
            return;
        }
        RequestTarget target = RequestTarget.parse(uri);
        Route route = Route.find(request.method().name(), target.path());
        if (route == null) {
            refuseRoute(exchange, target.path());
            return;
        }
        exchange.route(route);
        if (expects(exchange, route)) {
            receive(exchange, route, target);
        }
    }

    /** Whether the client may go on: answers what it announced, or refuses it before it sends its body. */
    private static boolean expects(Exchange exchange, Route route) {
        HttpServerRequest request = exchange.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > route.bodyLimit()) {
            refuse(exchange, Problems.tooLarge(route.bodyLimit()));
            return false;
        }
        String expectation = request.getHeader(HttpHeaders.EXPECT);
        if (expectation == null) {
            return true;
        }
        if (!expectation.equalsIgnoreCase("100-continue")) {
            refuse(exchange, Problems.expectationFailed());
            return false;
        }
        request.response().writeContinue();
        return true;
    }

    private void receive(Exchange exchange, Route route, RequestTarget target) {
        HttpServerRequest request = exchange.request();
        if (!hasBody(request)) {
            dispatch(exchange, route, target, null);
            return;
        }
        BodyCollector.collect(request, route.bodyLimit())
                .onComplete(body -> dispatch(exchange, route, target, body), failure -> {
                    if (failure instanceof BodyCollector.TooLargeException) {
                        refuse(exchange, Problems.tooLarge(route.bodyLimit()));
                    } else {
                        refuse(exchange, Problems.badRequest("The body broke off or is not framed as HTTP says."));
                    }
                });
    }

    private void dispatch(Exchange exchange, Route route, RequestTarget target, @Nullable Buffer body) {
        connections.waiting(exchange.request().connection());
        PoolName pool = route.pool();
        try {
            if (pool == null) {
                answerLocally(exchange, route, target);
            } else {
                forward(exchange, pool, target, route.takesBody() ? body : null);
            }
        } catch (RuntimeException e) {
            fail(exchange, e);
        }
    }

    private void forward(Exchange exchange, PoolName pool, RequestTarget target, @Nullable Buffer body) {
        HttpServerRequest request = exchange.request();
        HttpMethod method = request.method();
        UpstreamRequest forwarded = new UpstreamRequest(
                method,
                target.uri(),
                headers -> ForwardedHeaders.copyRequest(request, headers, exchange.requestId()),
                body == null && method.equals(HttpMethod.POST) ? Buffer.buffer() : body);
        client(pool).send(forwarded).onComplete(exchange::answer, failure -> unanswered(exchange, failure));
    }

    private void answerLocally(Exchange exchange, Route route, RequestTarget target) {
        LocalEndpoint endpoint = localEndpoints.get(route);
        if (endpoint == null) {
            exchange.problem(Problems.notFound());
        } else {
            exchange.answer(endpoint.get(route, target.path()));
        }
    }

    private UpstreamClient client(PoolName pool) {
        UpstreamClient client = clients.get(pool);
        if (client == null) {
            throw new IllegalStateException("no client for " + pool);
        }
        return client;
    }

    private static void unanswered(Exchange exchange, Throwable failure) {
        if (failure instanceof UpstreamException upstream) {
            exchange.problem(Problems.of(upstream.reason(), exchange.request().method()));
        } else {
            fail(exchange, failure);
        }
    }

    private static void fail(Exchange exchange, Throwable failure) {
        log.error("Request {} failed in the gateway", exchange.requestId(), failure);
        exchange.problem(Problems.internal());
    }

    private static void refuseRoute(Exchange exchange, String path) {
        List<String> allowed = Route.methodsAt(path);
        if (allowed.isEmpty()) {
            refuse(exchange, Problems.notFound());
        } else {
            refuseMethod(exchange, allowed);
        }
    }

    private static void refuseMethod(Exchange exchange, List<String> allowed) {
        exchange.request().response().headers().set(HttpHeaders.ALLOW, String.join(", ", allowed));
        refuse(exchange, Problems.methodNotAllowed(allowed));
    }

    /** Answers a request that is not read further; where a body follows, the connection ends with it. */
    private static void refuse(Exchange exchange, Problem problem) {
        if (hasBody(exchange.request())) {
            exchange.closeAfterAnswer();
        }
        exchange.problem(problem);
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }

    private static @Nullable String headerViolation(HttpServerRequest request) {
        String host = HostHeader.violation(request);
        if (host != null) {
            return host;
        }
        // NB: the codec lets a header line through that begins with its colon.
        return request.headers().contains("") ? "Every header must have a name." : null;
    }

    private void answered(Exchange exchange, @Nullable Route route, int status, long nanos) {
        HttpServerRequest request = exchange.request();
        if (exchange.isClosing()) {
            // NB: what the client still sends is dropped, for as long as it may take to send a request.
            connections.sending(request.connection());
        } else {
            connections.answered(request.connection());
        }
        String method = request.method().name();
        metrics.answered(route, ALL_METHODS.contains(method) ? method : "OTHER", status, nanos);
        if (route != null) {
            statistics.record(route, nanos);
        }
    }
}
