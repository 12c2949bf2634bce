package dev.liftline.gateway.headers;

import dev.liftline.gateway.AsciiCharacters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the Host header: exactly one (RFC 9112, 3.2; none in HTTP/1.0), with the characters of RFC 3986, 3.2.2. */
public final class HostHeader {

    private static final AsciiCharacters ALLOWED = new AsciiCharacters("-._~!$&'()*+,;=%:[]");

    private HostHeader() {}

    /**
     * One sentence that names the error; null if there is none.
     *
     * @param authority of an absolute target, which replaces the header's value (RFC 9112, 3.2.2); null if there is none
     */
    public static @Nullable String violation(HttpServerRequest request, @Nullable String authority) {
        if (authority != null && (authority.isEmpty() || !ALLOWED.containsAll(authority))) {
            return "The authority of the request target must be a host's name or address, with or without a port.";
        }
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.isEmpty()) {
            return request.version() == HttpVersion.HTTP_1_1 ? "The request must have exactly one Host header." : null;
        }
        if (hosts.size() > 1) {
            return "The request must have exactly one Host header.";
        }
        return ALLOWED.containsAll(hosts.getFirst())
                ? null
                : "The Host header must be a host's name or address, with or without a port.";
    }
}
