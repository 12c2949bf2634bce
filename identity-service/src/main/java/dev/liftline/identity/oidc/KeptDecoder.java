package dev.liftline.identity.oidc;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;

/** Keeps one decoder, which keeps the provider's keys for five minutes. Thread-safe. */
final class KeptDecoder implements JwtDecoderFactory<ClientRegistration> {

    private final Function<ClientRegistration, JwtDecoder> create;
    private volatile @Nullable JwtDecoder decoder;

    KeptDecoder(Function<ClientRegistration, JwtDecoder> create) {
        this.create = create;
    }

    @Override
    public JwtDecoder createDecoder(ClientRegistration registration) {
        JwtDecoder kept = decoder;
        if (kept == null) {
            kept = create.apply(registration);
            decoder = kept;
        }
        return kept;
    }
}
