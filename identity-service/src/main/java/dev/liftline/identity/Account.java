package dev.liftline.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a person signs in to.
 *
 * @param secretHash of the PIN or passphrase; null if a skier has not set a PIN yet
 * @param lockedUntil until when every sign-in fails; null if none did
 */
public record Account(
        Person person,
        @Nullable String secretHash,
        @Nullable Instant lockedUntil) {

    boolean isLocked(Instant now) {
        return lockedUntil != null && now.isBefore(lockedUntil);
    }
}
