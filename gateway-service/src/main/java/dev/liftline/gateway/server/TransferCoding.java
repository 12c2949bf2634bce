package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.headers.ListHeader;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks Transfer-Encoding: chunked alone, over all its lines (RFC 9112, 6.1). */
final class TransferCoding {

    private static final String CHUNKED = "chunked";

    private TransferCoding() {}

    /** The problem with it; null if there is none. */
    static @Nullable Problem problem(HttpServerRequest request) {
        List<String> codings = ListHeader.elements(request.headers(), HttpHeaders.TRANSFER_ENCODING);
        if (codings.isEmpty()) {
            return null;
        }
        if (request.version() != HttpVersion.HTTP_1_1) {
            return Problems.badRequest("HTTP/1.0 has no Transfer-Encoding.");
        }
        if (!codings.getLast().equalsIgnoreCase(CHUNKED)) {
            // The body would have no end (RFC 9112, 6.3).
            return Problems.badRequest("The last transfer coding of a request must be chunked.");
        }
        return codings.size() == 1 ? null : Problems.transferCodingNotImplemented();
    }
}
