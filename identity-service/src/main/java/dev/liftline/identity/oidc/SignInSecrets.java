package dev.liftline.identity.oidc;

import dev.liftline.model.caller.CredentialHash;
import java.util.Base64;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;

/**
 * The random texts of one sign-in, 256 bits each.
 *
 * @param state what the provider sends back with the browser
 * @param nonce what the ID token must name, as a hash
 * @param verifier what proves to the provider that the code is used by whoever asked for it (RFC 7636)
 */
record SignInSecrets(String state, String nonce, String verifier) {

    private static final int BYTES = 32;
    private static final String SEPARATOR = " ";

    private static final StringKeyGenerator RANDOM =
            new Base64StringKeyGenerator(Base64.getUrlEncoder().withoutPadding(), BYTES);

    static SignInSecrets generate() {
        return new SignInSecrets(random(), random(), random());
    }

    static String random() {
        return RANDOM.generateKey();
    }

    /** The name under which the rest is kept. Only the browser that began the sign-in has both parts. */
    static String id(String state, String browser) {
        return CredentialHash.of(state + SEPARATOR + browser).hex();
    }

    /** @param kept of {@link #kept()} */
    static SignInSecrets of(String state, String kept) {
        String[] parts = kept.split(SEPARATOR, -1);
        return new SignInSecrets(state, parts[0], parts[1]);
    }

    /** What is kept until the browser is back. */
    String kept() {
        return nonce + SEPARATOR + verifier;
    }

    /** Without content. */
    @Override
    public String toString() {
        return "SignInSecrets";
    }
}
