package dev.liftline.gateway.access;

import dev.liftline.gateway.RequestTarget;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;

/**
 * Whether a request with a cookie comes from a page of this site. Browsers send {@code Origin} with every request that may change
 * something, and no page of another site can change it (fetch.spec.whatwg.org, 3.2).
 */
final class OwnOrigin {

    private OwnOrigin() {}

    /** Whether the request is a read, or its origin is the host that it was sent to. */
    static boolean sent(HttpServerRequest request, RequestTarget target) {
        HttpMethod method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            return true;
        }
        String origin = request.getHeader("Origin");
        String host = target.authority() == null ? request.getHeader("Host") : target.authority();
        return origin != null && host != null && host.equalsIgnoreCase(authority(origin));
    }

    private static String authority(String origin) {
        try {
            String authority = URI.create(origin).getRawAuthority();
            return authority == null ? "" : authority;
        } catch (IllegalArgumentException e) {
            return "";
        }
    }
}
