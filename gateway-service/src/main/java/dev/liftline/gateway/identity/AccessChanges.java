package dev.liftline.gateway.identity;

import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the access feed says, and what the snapshot file holds.
 *
 * @param version after these changes
 * @param complete whether this is the whole set, which replaces what is known
 */
record AccessChanges(
        long version, boolean complete, List<Key> keys, List<EndedSession> endedSessions, List<Sharing> sharing) {

    /** @throws IllegalArgumentException if a list is missing, as in JSON of something else */
    void requireLists() {
        if (Stream.of(keys, endedSessions, sharing).anyMatch(Objects::isNull)) {
            throw new IllegalArgumentException("it lacks a list of keys, ended sessions or sharing skiers");
        }
    }

    /**
     * A key.
     *
     * @param hash in hexadecimal digits
     * @param resort 0 for every one
     * @param lift 0 for every one
     * @param expiresAt null if it does not expire
     */
    record Key(
            String id,
            String hash,
            String role,
            String name,
            int resort,
            int lift,
            @Nullable Instant expiresAt,
            boolean revoked) {

        Caller caller() {
            return new Caller(CallerRole.of(role), id, name, resort, lift);
        }
    }

    /**
     * A session that ended before its time.
     *
     * @param hash of its token, in hexadecimal digits
     * @param expiresAt when it would have ended
     */
    record EndedSession(String hash, Instant expiresAt) {}

    /** Whether a skier lets others read his days. */
    record Sharing(int skier, boolean shares) {}
}
