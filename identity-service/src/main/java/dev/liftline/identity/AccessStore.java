package dev.liftline.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What gateways follow: keys, ended sessions and sharing. Each change has a new version. Thread-safe. */
public interface AccessStore {

    /** Changes after a version; everything if the version is 0 or higher than the last one. */
    AccessChanges changesAfter(long version);

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

    void setShares(int skierId, boolean shares);
}
