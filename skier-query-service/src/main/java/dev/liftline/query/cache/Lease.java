package dev.liftline.query.cache;

/** The result of requesting the lease of a missed value. */
sealed interface Lease {

    /** Another reader filled the value meanwhile. */
    record Found(VersionedJson value) implements Lease {}

    /** The lease belongs to the caller until it expires or a refresh deletes it. */
    record Taken(String token) implements Lease {}

    /** Another reader holds the lease. */
    record Busy() implements Lease {}

    /** Redis is unavailable. */
    record Unavailable() implements Lease {}
}
