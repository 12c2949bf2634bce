package dev.liftline.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What gateways follow: keys, ended sessions and sharing. Each change has a new version. Thread-safe. */
public interface AccessStore {

    /**
     * What a gateway needs to know, or what has changed of it.
     *
     * @param version of the last change
     * @param complete whether it is all there is, and not only changes
     */
    record Changes(
            long version,
            boolean complete,
            List<AccessKey> keys,
            List<EndedSession> endedSessions,
            List<Sharing> sharing) {

        public static Changes none(long version) {
            return new Changes(version, false, List.of(), List.of(), List.of());
        }
    }

    /** A session that was ended before it expired. */
    record EndedSession(String hash, Instant expiresAt) {}

    /** Whether a skier shares his days. Those who are not listed do not. */
    record Sharing(int skier, boolean shares) {}

    /** Changes after a version; everything if the version is 0 or higher than the last one. */
    Changes changesAfter(long version);

    /** Every key, the newest first. */
    List<AccessKey> keys();

    Optional<AccessKey> key(String id);

    /** As {@link #key}; other changes of access wait for the end of the caller's transaction. */
    Optional<AccessKey> keyToChange(String id);

    void add(AccessKey key);

    /** Lets a key expire at that time, unless it expires before. */
    void expire(String id, Instant at);

    /** Returns false if the key does not exist; does nothing if it is revoked. */
    boolean revoke(String id, Instant at);

    /** @param expiresAt until when gateways must know it */
    void endSessions(Collection<String> ids, Instant expiresAt);

    /** @param at from when gateways that do not know it need not learn it */
    void forgetEndedSessions(Collection<String> ids, Instant at);

    void setShares(int skierId, boolean shares);
}
