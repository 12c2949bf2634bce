package dev.liftline.identity.web;

import dev.liftline.identity.RejectedException;
import dev.liftline.identity.oidc.OidcSignIn;
import dev.liftline.identity.web.SessionController.SessionResponse;
import dev.liftline.model.FieldError;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Sends browsers to the identity provider, and begins a session when they are back. */
@RestController
class OidcController {

    static final String BEGIN = "/session/oidc";
    static final String CALLBACK = "/session/oidc/callback";

    private final OidcSignIn oidc;

    OidcController(OidcSignIn oidc) {
        this.oidc = oidc;
    }

    record ProviderResponse(boolean available) {}

    /** A page asks for JSON alone, to offer the sign-in only where there is a provider. Who comes here to sign in asks for more. */
    @GetMapping(BEGIN)
    ResponseEntity<?> begin(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        if (MediaType.APPLICATION_JSON_VALUE.equals(request.getHeader(HttpHeaders.ACCEPT))) {
            return ResponseEntity.ok(new ProviderResponse(oidc.isOn()));
        }
        requireGet(request);
        OidcSignIn.Begun begun = oidc.begin();
        return ResponseEntity.status(HttpStatus.FOUND)
                .location(begun.provider())
                .header(HttpHeaders.SET_COOKIE, SignInCookie.begin(begun, request))
                .build();
    }

    /** The gateway turns the response into a cookie and a redirect. */
    @GetMapping(CALLBACK)
    @ResponseStatus(HttpStatus.CREATED)
    SessionResponse complete(
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable String code,
            HttpServletRequest request,
            HttpServletResponse response)
            throws HttpRequestMethodNotSupportedException {
        requireGet(request);
        if (state.isEmpty()) {
            throw RejectedException.invalid(List.of(new FieldError("state", "is required")));
        }
        SessionResponse session =
                SessionResponse.of(oidc.complete(state, SignInCookie.secret(request), code, Requests.source(request)));
        response.addHeader(HttpHeaders.SET_COOKIE, SignInCookie.end(request));
        return session;
    }

    /** Spring MVC would treat HEAD as GET, and a sign-in would end without a response that tells its token. */
    private void requireGet(HttpServletRequest request) throws HttpRequestMethodNotSupportedException {
        oidc.requireOn();
        if (!request.getMethod().equals("GET")) {
            throw new HttpRequestMethodNotSupportedException(request.getMethod(), List.of("GET"));
        }
    }
}
