package dev.liftline.gateway.access;

import dev.liftline.gateway.Route;
import dev.liftline.gateway.proxy.UpstreamResponse;
import io.vertx.core.http.HttpServerRequest;
import java.time.Instant;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Gives browsers the token of a session that has begun, and removes it when the session ends. */
public final class SessionCookies {

    private static final int CREATED = 201;
    private static final int NO_CONTENT = 204;

    /** What the cookie needs of the response. */
    record NewSession(String token, Instant expiresAt) {}

    private SessionCookies() {}

    /**
     * Adds the cookie to the response that the client will get, if the route begins or ends sessions and did so.
     *
     * @param tls whether the client uses TLS
     * @return the rest of that response
     */
    public static UpstreamResponse add(Route route, UpstreamResponse response, HttpServerRequest request, boolean tls) {
        boolean fromProvider = route == Route.RETURN_FROM_PROVIDER;
        if ((route == Route.SIGN_IN || fromProvider) && response.status() == CREATED) {
            NewSession session = read(response);
            set(request, SessionCookie.begin(session.token(), session.expiresAt(), tls, Instant.now()));
            return fromProvider ? ProviderSignIn.redirectToBoard(response) : response;
        }
        if (endsTheSession(route) && response.status() == NO_CONTENT) {
            set(request, SessionCookie.end(tls));
        }
        return response;
    }

    private static boolean endsTheSession(Route route) {
        return route == Route.SIGN_OUT || route == Route.SIGN_OUT_EVERYWHERE || route == Route.DELETE_ACCOUNT;
    }

    private static NewSession read(UpstreamResponse response) {
        try {
            return JsonMapper.shared().readValue(response.body().getBytes(), NewSession.class);
        } catch (JacksonException e) {
            // Its message would quote the token.
            throw new IllegalStateException("The response of a sign-in is not the JSON that is expected.");
        }
    }

    private static void set(HttpServerRequest request, String cookie) {
        request.response().headers().add("Set-Cookie", cookie);
    }
}
