package dev.liftline.gateway.proxy;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whom a request is for: one host, of characters that a host may have (RFC 9112, 3.2; RFC 3986, 3.2.2), or none in HTTP/1.0. */
final class HostHeader {

    private static final String BESIDE_LETTERS_AND_DIGITS = "-._~!$&'()*+,;=%:[]";

    private HostHeader() {}

    /** What is wrong with it; null when nothing is. */
    static @Nullable String violation(HttpServerRequest request) {
        List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
        if (hosts.isEmpty()) {
            return request.version() == HttpVersion.HTTP_1_1 ? "The request must have exactly one Host header." : null;
        }
        if (hosts.size() > 1) {
            return "The request must have exactly one Host header.";
        }
        return hosts.getFirst().chars().allMatch(HostHeader::mayStand)
                ? null
                : "The Host header must be a host's name or address, with or without a port.";
    }

    private static boolean mayStand(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= '0' && c <= '9')
                || (c >= 'A' && c <= 'Z')
                || BESIDE_LETTERS_AND_DIGITS.indexOf(c) >= 0;
    }
}
