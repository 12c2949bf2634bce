package dev.liftline.gateway.server;

import dev.liftline.gateway.AsciiCharacters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks the Host header: exactly one (RFC 9112, 3.2; none in HTTP/1.0), with the characters of RFC 3986, 3.2.2. */
final class HostHeader {

    private static final AsciiCharacters ALLOWED = new AsciiCharacters("-._~!$&'()*+,;=%:[]");

    private HostHeader() {}

    /** One sentence that names the error; null if there is none. */
    static @Nullable String violation(HttpServerRequest request) {
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
