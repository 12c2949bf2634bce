package dev.liftline.identity.web;

import dev.liftline.identity.oidc.OidcSignIn;
import dev.liftline.model.caller.CookieName;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.Objects;

/** The cookie of the browser that begins a sign-in with the identity provider: nobody else can complete it. */
final class SignInCookie {

    private static final String ATTRIBUTES = "; Path=/; HttpOnly; SameSite=Lax";

    private SignInCookie() {}

    static String begin(OidcSignIn.Begun begun, HttpServletRequest request) {
        return value(begun.browser(), begun.lifetime().toSeconds(), request);
    }

    /** Removes it. */
    static String end(HttpServletRequest request) {
        return value("", 0, request);
    }

    /** What the browser shows; empty if it shows nothing. */
    static String secret(HttpServletRequest request) {
        Cookie[] cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
        return Arrays.stream(cookies)
                .filter(cookie -> cookie.getName().equals(name(request)))
                .map(Cookie::getValue)
                .findFirst()
                .orElse("");
    }

    private static String value(String secret, long maxAgeSeconds, HttpServletRequest request) {
        return name(request) + "=" + secret + ATTRIBUTES + "; Max-Age=" + maxAgeSeconds
                + (isSecure(request) ? "; Secure" : "");
    }

    private static String name(HttpServletRequest request) {
        return CookieName.SIGN_IN.text(isSecure(request));
    }

    /** Whether the client uses TLS, as the gateway says. */
    private static boolean isSecure(HttpServletRequest request) {
        return "https".equals(request.getHeader("X-Forwarded-Proto"));
    }
}
