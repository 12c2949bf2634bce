package dev.liftline.gateway.headers;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import java.util.List;

/** The options of a message's Connection header: a list over all its lines (RFC 9110, 7.6.1). Immutable. */
public final class ConnectionHeader {

    private static final String CLOSE = "close";
    private static final String KEEP_ALIVE = "keep-alive";

    private final List<String> options;

    private ConnectionHeader(List<String> options) {
        this.options = options;
    }

    public static ConnectionHeader of(MultiMap headers) {
        return new ConnectionHeader(ListHeader.elements(headers, HttpHeaders.CONNECTION));
    }

    /** Whether it names {@code option}, which is also the name of a header of this connection only. */
    public boolean names(String option) {
        for (String candidate : options) {
            if (candidate.equalsIgnoreCase(option)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether the connection closes after the response (RFC 9112, 9.3). An HTTP/1.0 connection stays open only for the single
     * option {@code keep-alive}, as Vert.x reads it.
     */
    public boolean closes(HttpVersion version) {
        return version == HttpVersion.HTTP_1_1 ? names(CLOSE) : options.size() != 1 || !names(KEEP_ALIVE);
    }
}
