package dev.liftline.identity.oidc;

import dev.liftline.identity.Audit.Source;
import dev.liftline.identity.PendingSignIns;
import dev.liftline.identity.Person;
import dev.liftline.identity.RejectedException;
import dev.liftline.identity.RejectedException.Reason;
import dev.liftline.identity.Sessions.Started;
import dev.liftline.identity.SignIn;
import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Signs operators in with the identity provider. One replica may begin a sign-in and another complete it. Thread-safe.
 *
 * <p>Without a provider in the settings, nothing of OpenID Connect is loaded. With one, it is asked at the first sign-in.
 */
@Component
public class OidcSignIn {

    private final OidcProperties properties;
    private final PendingSignIns pending;
    private final SignIn signIn;
    private final OperatorClaims claims;
    private final ProviderCalls calls;
    private final @Nullable OidcProvider provider;

    OidcSignIn(OidcProperties properties, PendingSignIns pending, SignIn signIn) {
        this.properties = properties;
        this.pending = pending;
        this.signIn = signIn;
        this.claims = new OperatorClaims(properties);
        this.calls = new ProviderCalls(properties.concurrentRequests(), properties.providerTimeout());
        this.provider = properties.isOff() ? null : new OidcProvider(properties);
    }

    /**
     * A sign-in that has begun.
     *
     * @param provider where the browser signs in
     * @param browser secret that only this browser gets, and must show when it is back
     * @param lifetime within which it must be back
     */
    public record Begun(URI provider, String browser, Duration lifetime) {

        /** Without the secrets. */
        @Override
        public String toString() {
            return "Begun";
        }
    }

    /** Whether a provider is configured. */
    public boolean isOn() {
        return provider != null;
    }

    /** @throws RejectedException if no provider is configured */
    public void requireOn() {
        configured();
    }

    /** @throws RejectedException if no provider is configured, it does not respond as it should, or Redis is unavailable */
    public Begun begin() {
        OidcProvider on = configured();
        SignInSecrets secrets = SignInSecrets.generate();
        String browser = SignInSecrets.random();
        URI uri = calls.call(() -> on.authorizationUri(secrets));
        pending.put(SignInSecrets.id(secrets.state(), browser), secrets.kept(), properties.signInTimeout());
        return new Begun(uri, browser, properties.signInTimeout());
    }

    /**
     * Completes a sign-in. It can be repeated if the provider does not respond as it should.
     *
     * @param state of the provider's response
     * @param browser the secret that the browser shows
     * @param code of the provider's response; null if it has none, as the operator did not sign in
     * @throws RejectedException if the sign-in did not begin in this browser, took too long or was completed; if the provider's response is
     *     not valid or grants nothing; or as {@link #begin}
     */
    public Started complete(String state, String browser, @Nullable String code, Source source) {
        OidcProvider on = configured();
        return signIn.operator(() -> operator(on, state, browser, code), source);
    }

    private Person operator(OidcProvider on, String state, String browser, @Nullable String code) {
        String id = SignInSecrets.id(state, browser);
        String kept = pending.take(id)
                .orElseThrow(
                        () -> RejectedException.signInFailed(
                                "This sign-in did not begin in this browser, took too long, or is complete: start again at /session/oidc."));
        try {
            return operator(on, SignInSecrets.of(state, kept), code);
        } catch (RejectedException e) {
            if (e.reason() == Reason.UNAVAILABLE) {
                pending.put(id, kept, properties.signInTimeout());
            }
            throw e;
        }
    }

    private Person operator(OidcProvider on, SignInSecrets secrets, @Nullable String code) {
        if (code == null || code.isBlank()) {
            throw RejectedException.signInFailed(
                    "The identity provider did not sign you in: start again at /session/oidc.");
        }
        return claims.operator(calls.call(() -> on.claims(secrets, code)));
    }

    private OidcProvider configured() {
        if (provider == null) {
            throw RejectedException.notFound(
                    "Sign-in with an identity provider is off: LIFTLINE_OIDC_ISSUER is not set.");
        }
        return provider;
    }
}
