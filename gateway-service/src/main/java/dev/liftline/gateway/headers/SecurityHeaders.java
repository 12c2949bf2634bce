package dev.liftline.gateway.headers;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What every response tells browsers: to believe its content type, and to use nothing but TLS for this host. Immutable. */
public final class SecurityHeaders {

    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("X-Content-Type-Options");
    private static final CharSequence NO_SNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence STRICT_TRANSPORT = HttpHeaders.createOptimized("Strict-Transport-Security");

    private final @Nullable CharSequence strictTransport;

    /** @param strictTransport for how long; zero to say nothing */
    public SecurityHeaders(Duration strictTransport) {
        this.strictTransport =
                strictTransport.isZero() ? null : HttpHeaders.createOptimized("max-age=" + strictTransport.toSeconds());
    }

    /** @param tls whether the client uses TLS: browsers ignore the second header otherwise (RFC 6797, 8.1) */
    public void add(MultiMap response, boolean tls) {
        response.set(CONTENT_TYPE_OPTIONS, NO_SNIFF);
        if (tls && strictTransport != null) {
            response.set(STRICT_TRANSPORT, strictTransport);
        }
    }
}
