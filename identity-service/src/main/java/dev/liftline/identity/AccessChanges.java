package dev.liftline.identity;

import java.time.Instant;
import java.util.List;

/**
 * What a gateway needs to know, or what has changed of it.
 *
 * @param version of the last change
 * @param complete whether it is all there is, and not only changes
 */
public record AccessChanges(
        long version, boolean complete, List<AccessKey> keys, List<EndedSession> endedSessions, List<Sharing> sharing) {

    /** A session that was ended before it expired. */
    public record EndedSession(String hash, Instant expiresAt) {}

    /** Whether a skier shares his days. Those who are not listed do not. */
    public record Sharing(int skier, boolean shares) {}

    public static AccessChanges none(long version) {
        return new AccessChanges(version, false, List.of(), List.of(), List.of());
    }
}
