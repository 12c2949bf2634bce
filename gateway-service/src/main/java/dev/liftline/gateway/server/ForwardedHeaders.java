package dev.liftline.gateway.server;

import dev.liftline.gateway.RequestId;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Copies headers in both directions, except those of one connection (RFC 9110, 7.6.1). Headers that identify the client are
 * set by the gateway; the client's own values of these are dropped.
 */
final class ForwardedHeaders {

    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final String FORWARDED_HOST = "X-Forwarded-Host";
    private static final String FORWARDED_PROTO = "X-Forwarded-Proto";

    private static final HeaderNames HOP_BY_HOP = new HeaderNames(
            "Connection",
            "Content-Length",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Authorization",
            "Proxy-Connection",
            "TE",
            "Trailer",
            "Transfer-Encoding",
            "Upgrade",
            RequestId.HEADER);

    private static final HeaderNames SET_BY_THE_GATEWAY = new HeaderNames(
            "Expect",
            "Forwarded",
            "Host",
            FORWARDED_FOR,
            FORWARDED_HOST,
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            FORWARDED_PROTO,
            "X-Real-IP");

    private ForwardedHeaders() {}

    /** Writes the headers of {@code request} for its replica. */
    static void copyRequest(HttpServerRequest request, MultiMap target, String requestId) {
        MultiMap source = request.headers();
        String[] named = namedByConnection(source);
        source.forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name) && !SET_BY_THE_GATEWAY.contains(name) && !isIn(named, name)) {
                target.add(name, value);
            }
        });
        target.set(RequestId.HEADER, requestId);
        target.set(FORWARDED_FOR, request.remoteAddress().hostAddress());
        target.set(FORWARDED_PROTO, "http");
        String host = source.get(HttpHeaders.HOST);
        if (host != null) {
            target.set(FORWARDED_HOST, host);
        }
    }

    /**
     * Writes the headers of a replica's response for the client.
     *
     * @param head whether the request was HEAD: the response has no body but may have its length
     */
    static void copyResponse(MultiMap source, MultiMap target, boolean head) {
        String[] named = namedByConnection(source);
        source.forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name) && !isIn(named, name)) {
                target.add(name, value);
            }
        });
        if (head) {
            String length = source.get(HttpHeaders.CONTENT_LENGTH);
            if (length != null) {
                target.set(HttpHeaders.CONTENT_LENGTH, length);
            }
        }
    }

    private static String @Nullable [] namedByConnection(MultiMap headers) {
        String connection = headers.get(HttpHeaders.CONNECTION);
        if (connection == null || connection.equalsIgnoreCase("keep-alive") || connection.equalsIgnoreCase("close")) {
            return null;
        }
        return String.join(",", Objects.requireNonNull(headers.getAll(HttpHeaders.CONNECTION)))
                .toLowerCase(Locale.ROOT)
                .strip()
                .split("\\s*,\\s*");
    }

    private static boolean isIn(String @Nullable [] names, String name) {
        if (names != null) {
            for (String candidate : names) {
                if (candidate.equalsIgnoreCase(name)) {
                    return true;
                }
            }
        }
        return false;
    }
}
