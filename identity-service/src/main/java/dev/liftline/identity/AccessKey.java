package dev.liftline.identity;

import dev.liftline.model.caller.CallerRole;
import java.time.Instant;
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

    boolean isUsable(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
