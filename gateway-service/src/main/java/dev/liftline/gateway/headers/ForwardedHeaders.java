package dev.liftline.gateway.headers;

import dev.liftline.gateway.RequestId;
import dev.liftline.model.caller.CallerHeader;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import org.jspecify.annotations.Nullable;

/**
 * Copies headers in both directions, except those of one connection (RFC 9110, 7.6.1). Headers that identify the client are
 * set by the gateway; the client's own values of these are dropped.
 */
public final class ForwardedHeaders {

    private static final String FORWARDED_HOST = "X-Forwarded-Host";

    private static final String OWN_PREFIX = "X-Liftline-";

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

    private static final HeaderNames HANDLED_BY_THE_GATEWAY = new HeaderNames(
            "Authorization",
            "Content-Encoding",
            "Cookie",
            "Expect",
            "Forwarded",
            "Host",
            "X-API-Key",
            TrustedProxies.FORWARDED_FOR,
            FORWARDED_HOST,
            "X-Forwarded-Port",
            "X-Forwarded-Prefix",
            TrustedProxies.FORWARDED_PROTO,
            "X-Real-IP");

    private ForwardedHeaders() {}

    /**
     * Writes the headers of {@code request} for its replica.
     *
     * @param client who sent it
     * @param authority of an absolute target, which replaces the Host header; null if there is none
     * @param caller the header that states who sent the request; null in open mode
     */
    public static void copyRequest(
            HttpServerRequest request,
            RemoteClient client,
            @Nullable String authority,
            String requestId,
            @Nullable String caller,
            MultiMap target) {
        MultiMap source = request.headers();
        ConnectionHeader connection = ConnectionHeader.of(source);
        source.forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name)
                    && !HANDLED_BY_THE_GATEWAY.contains(name)
                    && !isOwn(name)
                    && !connection.names(name)) {
                target.add(name, value);
            }
        });
        target.set(RequestId.HEADER, requestId);
        if (caller != null) {
            target.set(CallerHeader.NAME, caller);
        }
        target.set(TrustedProxies.FORWARDED_FOR, client.address());
        target.set(TrustedProxies.FORWARDED_PROTO, client.tls() ? "https" : "http");
        String host = authority == null ? source.get(HttpHeaders.HOST) : authority;
        if (host != null) {
            target.set(FORWARDED_HOST, host);
        }
    }

    /** Whether a header is one that only gateways set. */
    private static boolean isOwn(String name) {
        return name.regionMatches(true, 0, OWN_PREFIX, 0, OWN_PREFIX.length());
    }

    /**
     * Writes the headers of a replica's response for the client.
     *
     * @param head whether the request was HEAD: the response has no body but may have its length
     */
    public static void copyResponse(MultiMap source, MultiMap target, boolean head) {
        ConnectionHeader connection = ConnectionHeader.of(source);
        source.forEach((name, value) -> {
            if (!HOP_BY_HOP.contains(name) && !connection.names(name)) {
                target.add(name, value);
            }
        });
        if (head) {
            String length = source.get(HttpHeaders.CONTENT_LENGTH);
            if (length != null) {
                target.set(ResponseHeaders.CONTENT_LENGTH, length);
            }
        }
    }
}
