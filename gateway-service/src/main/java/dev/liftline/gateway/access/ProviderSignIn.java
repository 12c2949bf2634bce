package dev.liftline.gateway.access;

import dev.liftline.gateway.Route;
import dev.liftline.gateway.proxy.UpstreamResponse;
import dev.liftline.model.caller.CookieName;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;

/**
 * Sign-in with an identity provider, which browsers reach by redirects. The identity service gives the browser a cookie when it begins,
 * and sees this cookie alone when the browser is back.
 */
public final class ProviderSignIn {

    /** Those who sign in with a provider are staff. */
    private static final String BOARD = "/board";

    private static final int FOUND = 302;

    private ProviderSignIn() {}

    /**
     * Adds the cookie of the sign-in to the headers for the identity service, if the browser is back from the provider.
     *
     * @param tls whether the client uses TLS
     */
    public static void forwardCookie(Route route, HttpServerRequest request, boolean tls, MultiMap target) {
        if (route == Route.RETURN_FROM_PROVIDER) {
            String name = CookieName.SIGN_IN.text(tls);
            String value = SessionCookie.value(request.headers(), name);
            if (value != null) {
                target.set(HttpHeaders.COOKIE, name + "=" + value);
            }
        }
    }

    /** The response that sends the browser to the board, without the token. */
    static UpstreamResponse redirectToBoard(UpstreamResponse response) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .addAll(response.headers())
                .remove(HttpHeaders.CONTENT_TYPE)
                .remove(HttpHeaders.CONTENT_LENGTH)
                .set(HttpHeaders.LOCATION, BOARD);
        return new UpstreamResponse(FOUND, headers, Buffer.buffer());
    }
}
