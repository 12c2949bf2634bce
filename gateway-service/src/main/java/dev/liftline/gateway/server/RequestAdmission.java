package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.access.AccessControl;
import dev.liftline.gateway.access.Decision;
import dev.liftline.gateway.headers.HostHeader;
import dev.liftline.gateway.headers.ResponseHeaders;
import dev.liftline.gateway.rates.Rate;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a request's target, headers, route, caller and body. Responds with a problem to one that breaks a rule. */
final class RequestAdmission {

    /** Takes an admitted request; {@code body} is null when the request has none. */
    interface Next {
        void dispatch(Exchange exchange, Route route, RequestTarget target, @Nullable Buffer body);
    }

    private static final int UNAUTHORIZED = 401;
    private static final String CHALLENGE = "Bearer realm=\"Liftline\"";

    private final int maxHeaders;
    private final Cors cors;
    private final AccessControl access;

    RequestAdmission(int maxHeaders, Cors cors, AccessControl access) {
        this.maxHeaders = maxHeaders;
        this.cors = cors;
        this.access = access;
    }

    /** Reads the whole body of a request that breaks no rule, then passes it on. */
    void admit(Exchange exchange, Next next) {
        HttpServerRequest request = exchange.request();
        if (request.method().equals(HttpMethod.CONNECT)) {
            RequestBody.reject(exchange, Problems.connectNotImplemented());
            return;
        }
        RequestTarget target = RequestTarget.parse(request.method().name(), request.uri());
        Problem problem = problem(request, target);
        if (problem != null) {
            RequestBody.reject(exchange, problem);
        } else if (target.isServer()) {
            allow(exchange, Route.methods());
            RequestBody.leaveUnread(exchange);
            exchange.respondNoContent();
        } else {
            route(exchange, target, next);
        }
    }

    private @Nullable Problem problem(HttpServerRequest request, RequestTarget target) {
        String violation = violation(request, target);
        if (violation != null) {
            return Problems.badRequest(violation);
        }
        if (lines(request.headers()) > maxHeaders) {
            return Problems.headersTooLarge();
        }
        return TransferCoding.problem(request);
    }

    private static @Nullable String violation(HttpServerRequest request, RequestTarget target) {
        String violation = target.violation();
        if (violation == null) {
            violation = HostHeader.violation(request, target.authority());
        }
        // The codec accepts a header line that begins with its colon.
        return violation == null && request.headers().contains("") ? "Every header must have a name." : violation;
    }

    /** The number of header lines; {@link MultiMap#size} counts names. */
    private static int lines(MultiMap headers) {
        int lines = 0;
        for (Iterator<?> each = headers.iterator(); each.hasNext(); each.next()) {
            lines++;
        }
        return lines;
    }

    private void route(Exchange exchange, RequestTarget target, Next next) {
        HttpServerRequest request = exchange.request();
        Route route = Route.find(request.method().name(), target.path());
        if (route != null) {
            exchange.route(route);
            authorize(exchange, route, target, next);
            return;
        }
        List<String> methods = Route.methodsAt(target.path());
        if (methods.isEmpty()) {
            RequestBody.reject(exchange, Problem.notFound());
        } else if (cors.isPreflight(request)) {
            RequestBody.leaveUnread(exchange);
            cors.preflight(exchange, methods);
        } else {
            allow(exchange, methods);
            RequestBody.reject(exchange, Problems.methodNotAllowed(methods));
        }
    }

    /** Decides before the body is read. */
    private void authorize(Exchange exchange, Route route, RequestTarget target, Next next) {
        HttpServerRequest request = exchange.request();
        Future<Decision> decision = access.decide(request, exchange.remote(), cors.allows(request), route, target);
        boolean waits = !decision.isComplete();
        if (waits) {
            request.pause();
        }
        decision.onComplete(
                made -> {
                    state(made.rate(), request);
                    switch (made) {
                        case Decision.Allowed allowed -> {
                            exchange.caller(allowed);
                            RequestBody.read(exchange, route, body -> next.dispatch(exchange, route, target, body));
                        }
                        case Decision.Denied denied -> deny(exchange, denied);
                    }
                    if (waits) {
                        request.resume();
                    }
                },
                exchange::fail);
    }

    private static void state(@Nullable Rate rate, HttpServerRequest request) {
        if (rate != null) {
            request.response()
                    .headers()
                    .set(ResponseHeaders.RATE_LIMIT_POLICY, rate.policy())
                    .set(ResponseHeaders.RATE_LIMIT, rate.current());
        }
    }

    private static void deny(Exchange exchange, Decision.Denied denied) {
        Problem problem = denied.problem();
        if (problem.status() == UNAUTHORIZED) {
            exchange.request().response().headers().set(ResponseHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        Rate rate = denied.rate();
        int retryAfterSeconds = rate == null || rate.allowed() ? 1 : rate.retryAfterSeconds();
        RequestBody.drop(exchange, () -> exchange.respond(problem, retryAfterSeconds));
    }

    private static void allow(Exchange exchange, List<String> methods) {
        exchange.request().response().headers().set(ResponseHeaders.ALLOW, String.join(", ", methods));
    }
}
