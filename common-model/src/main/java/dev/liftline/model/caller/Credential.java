package dev.liftline.model.caller;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a client proves itself with: {@code ll_<kind>_<id>_<secret>}. The secret is 256 random bits as base64url; only its hash is
 * stored. The prefix lets secret scanners find credentials that were published by mistake.
 *
 * @param id names it in logs and commands: 1 to 32 letters, digits or hyphens
 * @param text the whole credential, never to be logged
 */
public record Credential(Kind kind, String id, String text) {

    /** What an id consists of, as the end of a sentence that begins with the field's name. */
    public static final String ID_RULE = "must be 1 to 32 letters, digits or hyphens";

    private static final String PREFIX = "ll_";
    private static final char SEPARATOR = '_';
    private static final int MAX_ID = 32;
    private static final int SECRET_BYTES = 32;
    private static final int SECRET_LENGTH = 43;
    private static final Pattern ANYWHERE = Pattern.compile("(ll_[a-z]{4}_[A-Za-z0-9-]{1,32}_)[A-Za-z0-9_-]{43}");
    private static final SecureRandom RANDOM = new SecureRandom();

    /** What a credential is for. */
    public enum Kind {
        /** A scanner's key. */
        SCANNER("scan"),
        /** An operator's key. */
        OPERATOR("oper"),
        /** The token of a session. */
        SESSION("sess");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        private static @Nullable Kind of(String label) {
            for (Kind kind : values()) {
                if (kind.label.equals(label)) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** A new one with a random secret. */
    public static Credential generate(Kind kind, String id) {
        if (!isId(id)) {
            throw new IllegalArgumentException("The id " + ID_RULE + ".");
        }
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        String encoded = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        return new Credential(kind, id, PREFIX + kind.label + SEPARATOR + id + SEPARATOR + encoded);
    }

    /** The credential that a client sent; null if it is none. */
    public static @Nullable Credential parse(String text) {
        int secret = text.length() - SECRET_LENGTH;
        int kindEnd = text.indexOf(SEPARATOR, PREFIX.length());
        if (!text.startsWith(PREFIX) || kindEnd < 0 || kindEnd + 2 >= secret || text.charAt(secret - 1) != SEPARATOR) {
            return null;
        }
        Kind kind = Kind.of(text.substring(PREFIX.length(), kindEnd));
        String id = text.substring(kindEnd + 1, secret - 1);
        return kind == null || !isId(id) || !isBase64Url(text, secret) ? null : new Credential(kind, id, text);
    }

    /** Whether a text follows {@link #ID_RULE}. */
    public static boolean isId(String text) {
        return !text.isEmpty() && text.length() <= MAX_ID && consistsOf(text, 0, text.length(), '-');
    }

    private static boolean isBase64Url(String text, int from) {
        return consistsOf(text, from, text.length(), '_');
    }

    /** A loop, because a stream costs the gateway more than the rest of the check of a key. */
    private static boolean consistsOf(String text, int from, int to, char other) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!isLetterOrDigit(c) && c != '-' && c != other) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLetterOrDigit(char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** The text without the secret of any credential in it, for logs. */
    public static String hideIn(String text) {
        return text.contains(PREFIX) ? ANYWHERE.matcher(text).replaceAll("$1…") : text;
    }

    /** Whether there is a credential anywhere in the text. */
    public static boolean isIn(String text) {
        return text.contains(PREFIX) && ANYWHERE.matcher(text).find();
    }

    /** What is stored of it. */
    public CredentialHash hash() {
        return CredentialHash.of(text);
    }

    /** Kind and id, without the secret. */
    @Override
    public String toString() {
        return PREFIX + kind.label + SEPARATOR + id;
    }
}
