package dev.liftline.gateway.identity;

import java.time.Instant;

/** A key of the feed, and its caller. */
record KnownKey(AccessChanges.Key key, SignedCaller signed) {

    static KnownKey of(AccessChanges.Key key) {
        return new KnownKey(key, new SignedCaller(key.caller()));
    }

    boolean isExpired(long now) {
        Instant expiresAt = key.expiresAt();
        return expiresAt != null && now >= expiresAt.toEpochMilli();
    }
}
