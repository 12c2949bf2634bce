package dev.liftline.gateway.access;

import dev.liftline.gateway.RequestTarget;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;

/**
 * Whether a request with a cookie comes from a page of this site. Browsers send {@code Origin} with every request that may change
 * something, and no page of another site can change it (fetch.spec.whatwg.org, 3.2).
 */
final class OwnOrigin {

    private static final String ORIGIN = "Origin";

    private OwnOrigin() {}

    /** Whether the request is a read, or its origin is the site that it was sent to. */
    static boolean sent(HttpServerRequest request, boolean tls, RequestTarget target) {
        HttpMethod method = request.method();
        return method.equals(HttpMethod.GET)
                || method.equals(HttpMethod.HEAD)
                || (request.headers().contains(ORIGIN) && !isOther(request, tls, target));
    }

    /** Whether the request has an origin that is another site; programs send none. */
    static boolean isOther(HttpServerRequest request, boolean tls, RequestTarget target) {
        String origin = request.getHeader(ORIGIN);
        if (origin == null) {
            return false;
        }
        String host = target.authority() == null ? request.getHeader("Host") : target.authority();
        String site = (tls ? "https://" : "http://") + host;
        String sent = normalized(origin);
        return sent.isEmpty() || !sent.equals(normalized(site));
    }

    /** Scheme, host and port; empty if there is no host. */
    private static String normalized(String origin) {
        try {
            URI uri = URI.create(origin.toLowerCase(Locale.ROOT));
            int defaultPort = Objects.equals(uri.getScheme(), "https") ? 443 : 80;
            int port = uri.getPort() < 0 ? defaultPort : uri.getPort();
            return uri.getHost() == null ? "" : uri.getScheme() + "://" + uri.getHost() + ":" + port;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
