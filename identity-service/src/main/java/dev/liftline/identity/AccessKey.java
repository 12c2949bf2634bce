package dev.liftline.identity;

import dev.liftline.model.caller.CallerRole;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key of a scanner or an operator.
 *
 * @param hash SHA-256 of the credential in hexadecimal digits
 * @param resort 0 for every one
 * @param lift 0 for every one
 * @param expiresAt null for never
 * @param revokedAt null if it is not revoked
 */
public record AccessKey(
        String id,
        String hash,
        CallerRole role,
        String name,
        int resort,
        int lift,
        Instant createdAt,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    /** The rule of a name, as the end of a sentence that begins with the field's name. */
    public static final String NAME_RULE = "must be 1 to 64 letters, digits, dots, hyphens or underscores";

    /** Whether a name keeps {@link #NAME_RULE}. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    boolean isUsable(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
