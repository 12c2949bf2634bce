package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.proxy.BodyCollector;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks a request's target, headers, route and body size. Responds with a problem to one that breaks a rule. */
final class RequestAdmission {

    private static final List<String> ALL_METHODS = List.of("GET", "HEAD", "POST");

    /** Takes an admitted request; {@code body} is null when the request has none. */
    interface Next {
        void dispatch(Exchange exchange, Route route, RequestTarget target, @Nullable Buffer body);
    }

    private final int maxHeaders;

    RequestAdmission(int maxHeaders) {
        this.maxHeaders = maxHeaders;
    }

    /** Reads the whole body of a request that breaks no rule, then passes it on. */
    void admit(Exchange exchange, Next next) {
        HttpServerRequest request = exchange.request();
        if (request.method().equals(HttpMethod.CONNECT)) {
            rejectMethod(exchange, ALL_METHODS);
            return;
        }
        String violation = violation(request);
        if (violation != null) {
            reject(exchange, Problems.badRequest(violation));
            return;
        }
        if (request.headers().size() > maxHeaders) {
            reject(exchange, Problems.headersTooLarge());
            return;
        }
        RequestTarget target = RequestTarget.parse(request.uri());
        Route route = Route.find(request.method().name(), target.path());
        if (route == null) {
            rejectRoute(exchange, target.path());
            return;
        }
        exchange.route(route);
        if (mayContinue(exchange, route)) {
            readBody(exchange, route, target, next);
        }
    }

    private static @Nullable String violation(HttpServerRequest request) {
        String violation = RequestTarget.violation(request.uri());
        if (violation == null) {
            violation = HostHeader.violation(request);
        }
        // The codec accepts a header line that begins with its colon.
        return violation == null && request.headers().contains("") ? "Every header must have a name." : violation;
    }

    /** Checks the announced length and {@code Expect} before the client sends the body. */
    private static boolean mayContinue(Exchange exchange, Route route) {
        HttpServerRequest request = exchange.request();
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length != null && Long.parseLong(length) > route.maxBodyBytes()) {
            reject(exchange, Problems.tooLarge(route.maxBodyBytes()));
            return false;
        }
        String expectation = request.getHeader(HttpHeaders.EXPECT);
        if (expectation == null) {
            return true;
        }
        if (!expectation.equalsIgnoreCase("100-continue")) {
            reject(exchange, Problems.expectationFailed());
            return false;
        }
        request.response().writeContinue();
        return true;
    }

    private static void readBody(Exchange exchange, Route route, RequestTarget target, Next next) {
        HttpServerRequest request = exchange.request();
        if (!hasBody(request)) {
            next.dispatch(exchange, route, target, null);
            return;
        }
        BodyCollector.collect(request, route.maxBodyBytes())
                .onComplete(body -> next.dispatch(exchange, route, target, body), failure -> {
                    if (failure instanceof BodyCollector.TooLargeException) {
                        reject(exchange, Problems.tooLarge(route.maxBodyBytes()));
                    } else {
                        reject(exchange, Problems.badRequest("The body broke off or is not framed as HTTP says."));
                    }
                });
    }

    private static void rejectRoute(Exchange exchange, String path) {
        List<String> allowed = Route.methodsAt(path);
        if (allowed.isEmpty()) {
            reject(exchange, Problems.notFound());
        } else {
            rejectMethod(exchange, allowed);
        }
    }

    private static void rejectMethod(Exchange exchange, List<String> allowed) {
        exchange.request().response().headers().set(HttpHeaders.ALLOW, String.join(", ", allowed));
        reject(exchange, Problems.methodNotAllowed(allowed));
    }

    /** Responds to a request whose body is not read; such a connection cannot be reused. */
    private static void reject(Exchange exchange, Problem problem) {
        if (hasBody(exchange.request())) {
            exchange.closeAfterResponse();
        }
        exchange.respond(problem);
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? request.headers().contains(HttpHeaders.TRANSFER_ENCODING) : !length.equals("0");
    }
}
