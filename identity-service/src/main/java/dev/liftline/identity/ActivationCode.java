package dev.liftline.identity;

import dev.liftline.model.caller.CredentialHash;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * The code with which a skier sets a PIN: 20 random letters and digits in groups of four, without any that look alike, which are some 98
 * bits.
 *
 * @param text {@code XXXX-XXXX-XXXX-XXXX-XXXX}, never to be logged
 */
public record ActivationCode(String text) {

    private static final String CHARACTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 20;
    private static final int GROUP = 4;
    private static final SecureRandom RANDOM = new SecureRandom();

    static ActivationCode generate() {
        return new ActivationCode(String.join("-", random(LENGTH).split("(?<=\\G.{" + GROUP + "})")));
    }

    /** Random letters and digits without any that look alike. */
    static String random(int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(RANDOM.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    /** What is stored of it: SHA-256 in hexadecimal digits. Case, spaces and hyphens do not matter. */
    String hash() {
        return CredentialHash.of(text.toUpperCase(Locale.ROOT).replaceAll("[\\s-]", ""))
                .hex();
    }

    /** Without the code. */
    @Override
    public String toString() {
        return "ActivationCode";
    }
}
