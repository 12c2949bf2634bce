package dev.liftline.identity;

import org.jspecify.annotations.Nullable;

/**
 * Hashes PINs and passphrases slowly, few at a time. Thread-safe.
 *
 * <p>Both methods throw {@link RejectedException} if too many others wait.
 */
public interface SecretHasher {

    String hash(String secret);

    /** @param hash null for none: the result is false, and takes as long */
    boolean matches(String secret, @Nullable String hash);
}
