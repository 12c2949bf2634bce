package dev.liftline.gateway.identity;

import java.time.Instant;

/** A key of the feed, and its caller's statement. */
record KnownKey(AccessChanges.Key key, Statement statement) {

    static KnownKey of(AccessChanges.Key key) {
        return new KnownKey(key, new Statement(key.caller()));
    }

    boolean isExpired(long now) {
        Instant expiresAt = key.expiresAt();
        return expiresAt != null && now >= expiresAt.toEpochMilli();
    }
}
