package dev.liftline.query.cache;

import dev.liftline.query.VersionedJson;

/** What a reader got who missed a value and asked for the right to fill it. */
sealed interface Lease {

    /** Somebody filled the value meanwhile. */
    record Found(VersionedJson value) implements Lease {}

    /** The lease is the caller's until it lapses or a refresh deletes it. */
    record Taken(String token) implements Lease {}

    /** Another reader holds the lease. */
    record Busy() implements Lease {}

    /** Redis cannot be asked. */
    record Away() implements Lease {}
}
