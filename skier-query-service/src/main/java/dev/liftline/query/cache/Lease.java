package dev.liftline.query.cache;

/** The result of requesting the lease of a missed value. */
sealed interface Lease {

    /** Redis has a value. {@code stored} is not copied. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Found(byte[] stored) implements Lease {}

    /**
     * The lease belongs to the caller until it expires or a refresh deletes it.
     *
     * @param unreadable whether Redis has a value that the caller cannot read
     */
    record Taken(String token, boolean unreadable) implements Lease {}

    /** Another reader holds the lease. */
    record Busy() implements Lease {}

    /** Redis is unavailable. */
    record Unavailable() implements Lease {}
}
