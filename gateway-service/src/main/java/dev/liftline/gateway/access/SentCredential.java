package dev.liftline.gateway.access;

import dev.liftline.model.caller.Credential;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The credential of a request: {@code Authorization: Bearer}, {@code X-API-Key}, or the session's cookie.
 *
 * @param credential null if what was sent is none
 * @param fromCookie whether a browser may have added it without the page's knowledge
 */
record SentCredential(@Nullable Credential credential, boolean fromCookie) {

    static final String AUTHORIZATION = "Authorization";
    static final String API_KEY = "X-API-Key";

    private static final String BEARER = "Bearer ";

    /** Thrown when a request has more than one. */
    static final class SeveralException extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /**
     * The credential of a request; a header comes before a cookie, which a browser adds by itself.
     *
     * @param tls whether the client uses TLS
     * @return null if none was sent
     */
    static @Nullable SentCredential of(HttpServerRequest request, boolean tls) throws SeveralException {
        MultiMap headers = request.headers();
        String authorization = only(headers, AUTHORIZATION);
        String key = only(headers, API_KEY);
        if (authorization != null && key != null) {
            throw new SeveralException();
        }
        if (authorization != null) {
            boolean bearer = authorization.regionMatches(true, 0, BEARER, 0, BEARER.length());
            return new SentCredential(
                    bearer
                            ? Credential.parse(
                                    authorization.substring(BEARER.length()).strip())
                            : null,
                    false);
        }
        if (key != null) {
            return new SentCredential(Credential.parse(key.strip()), false);
        }
        String token = SessionCookie.token(headers, tls);
        return token == null ? null : new SentCredential(Credential.parse(token), true);
    }

    private static @Nullable String only(MultiMap headers, String name) throws SeveralException {
        if (!headers.contains(name)) {
            return null;
        }
        List<String> values = headers.getAll(name);
        if (values.size() > 1) {
            throw new SeveralException();
        }
        return values.getFirst();
    }
}
