package dev.liftline.gateway.access;

import dev.liftline.gateway.RequestTarget;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * Whether a request with a cookie comes from a page of this site. Browsers send {@code Origin} with every request that may change
 * something, and no page of another site can change it (fetch.spec.whatwg.org, 3.2).
 */
final class OwnOrigin {

    private static final String ORIGIN = "Origin";

    private static final Pattern LOOPBACK =
            Pattern.compile("https?://(([a-z0-9-]+\\.)*localhost|127(\\.\\d{1,3}){3}|\\[::1])(:\\d{1,5})?");

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

    /** Whether a page sent the request. Browsers leave the origin out of most reads. */
    static boolean isSent(HttpServerRequest request) {
        return request.headers().contains(ORIGIN);
    }

    /** Whether no page sent the request, or one of a server on this machine, whatever name the request gives this gateway. */
    static boolean isOfThisMachine(HttpServerRequest request) {
        String origin = request.getHeader(ORIGIN);
        return origin == null
                || LOOPBACK.matcher(origin.toLowerCase(Locale.ROOT)).matches();
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
