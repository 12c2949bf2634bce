package dev.liftline.model.caller;

/**
 * The cookies of browsers. With TLS their names have the prefix {@code __Host-}, which browsers accept from this host with {@code
 * Secure} only (RFC 6265bis, 4.1.3.2).
 */
public enum CookieName {
    /** Holds a session's token. */
    SESSION("liftline"),
    /** Holds the secret of a sign-in with an identity provider, while it is under way. */
    SIGN_IN("liftline-oidc");

    private final String plain;

    CookieName(String plain) {
        this.plain = plain;
    }

    /** @param tls whether the client uses TLS */
    public String text(boolean tls) {
        return tls ? "__Host-" + plain : plain;
    }
}
