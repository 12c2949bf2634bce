package dev.liftline.gateway.server;

import dev.liftline.gateway.headers.ResponseHeaders;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lets pages of other origins call the API from a browser (fetch.spec.whatwg.org, CORS protocol). Without allowed origins it
 * adds nothing to any response.
 */
final class Cors {

    private static final String ANY = "*";
    private static final String ORIGIN = "Origin";
    private static final String REQUEST_METHOD = "Access-Control-Request-Method";
    private static final String REQUEST_HEADERS =
            "Authorization, Content-Encoding, Content-Type, If-None-Match, X-API-Key, X-Request-Id, X-Scanner-Id";
    private static final String RESPONSE_HEADERS = "ETag, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";

    private final Set<String> allowedOrigins;
    private final boolean any;
    private final String maxAge;

    Cors(ServerProperties.Cors settings) {
        this.allowedOrigins = Set.copyOf(settings.allowedOrigins());
        this.any = allowedOrigins.contains(ANY);
        this.maxAge = Long.toString(settings.maxAge().toSeconds());
    }

    /** Whether a browser asks, before the actual request, if it may send it. */
    boolean isPreflight(HttpServerRequest request) {
        return !allowedOrigins.isEmpty()
                && request.method().equals(HttpMethod.OPTIONS)
                && request.headers().contains(ORIGIN)
                && request.headers().contains(REQUEST_METHOD);
    }

    /** Whether pages of the request's origin may call the API. */
    boolean allows(HttpServerRequest request) {
        String origin = request.getHeader(ORIGIN);
        return origin != null && allowed(origin) != null;
    }

    /** Responds to a preflight request; {@code methods} are those that its path offers. */
    void preflight(Exchange exchange, List<String> methods) {
        HttpServerRequest request = exchange.request();
        if (allowed(request.getHeader(ORIGIN)) == null) {
            exchange.respond(Problems.originNotAllowed());
            return;
        }
        request.response()
                .headers()
                .set("Access-Control-Allow-Methods", String.join(", ", methods))
                .set("Access-Control-Allow-Headers", REQUEST_HEADERS)
                .set("Access-Control-Max-Age", maxAge);
        exchange.respondNoContent();
    }

    /** Adds what lets the page of an allowed origin read the response. */
    void addHeaders(MultiMap request, MultiMap response) {
        if (allowedOrigins.isEmpty()) {
            return;
        }
        if (!any) {
            // Also on responses to other origins: a cache must not give these to an allowed one.
            response.add(ResponseHeaders.VARY, ORIGIN);
        }
        String origin = allowed(request.get(ORIGIN));
        if (origin != null) {
            response.set("Access-Control-Allow-Origin", origin);
            response.set("Access-Control-Expose-Headers", RESPONSE_HEADERS);
        }
    }

    private @Nullable String allowed(@Nullable String origin) {
        if (any) {
            return ANY;
        }
        return origin != null && allowedOrigins.contains(origin) ? origin : null;
    }
}
