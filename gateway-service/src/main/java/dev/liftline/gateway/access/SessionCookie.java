package dev.liftline.gateway.access;

import dev.liftline.model.caller.CookieName;
import io.vertx.core.MultiMap;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The cookie that holds a session's token in a browser. */
final class SessionCookie {

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private SessionCookie() {}

    /** The token in the cookies of a request; null if there is none. With TLS the plain name is not taken. */
    static @Nullable String token(MultiMap headers, boolean tls) {
        return value(headers, CookieName.SESSION.text(tls));
    }

    /** The value of a cookie of a request; null if there is none. */
    static @Nullable String value(MultiMap headers, String wanted) {
        if (!headers.contains("Cookie")) {
            return null;
        }
        for (String line : headers.getAll("Cookie")) {
            for (String pair : line.split(";", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0 && pair.substring(0, equals).strip().equals(wanted)) {
                    return pair.substring(equals + 1).strip();
                }
            }
        }
        return null;
    }

    /** The {@code Set-Cookie} of a session that has begun. */
    static String begin(String token, Instant expiresAt, boolean tls, Instant now) {
        return value(token, tls, Math.max(0, Duration.between(now, expiresAt).toSeconds()));
    }

    /** The {@code Set-Cookie} that removes it. */
    static String end(boolean tls) {
        return value("", tls, 0);
    }

    private static String value(String token, boolean tls, long maxAgeSeconds) {
        return CookieName.SESSION.text(tls) + "=" + token + ATTRIBUTES + "; Max-Age=" + maxAgeSeconds
                + (tls ? "; Secure" : "");
    }
}
