package dev.liftline.oidcprovider;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.JwtClaimsSet;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/** What the provider writes into ID tokens, and with which key it signs. Thread-safe. */
final class IdTokens implements OAuth2TokenCustomizer<JwtEncodingContext>, JWKSource<SecurityContext> {

    private static final String KEY_ID = "key-1";
    private static final int KEY_BITS = 2048;

    private final JWK key = newKey();
    private final JWK otherKey = newKey();
    private volatile Consumer<JwtClaimsSet.Builder> content = claims -> {};
    private volatile boolean forged;

    void content(Consumer<JwtClaimsSet.Builder> claims, boolean signedByAnother) {
        content = claims;
        forged = signedByAnother;
    }

    @Override
    public void customize(JwtEncodingContext context) {
        if (context.getTokenType().getValue().equals("id_token")) {
            content.accept(context.getClaims());
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
        return selector.select(new JWKSet(forged ? otherKey : key));
    }

    private static JWK newKey() {
        try {
            return new RSAKeyGenerator(KEY_BITS).keyID(KEY_ID).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
