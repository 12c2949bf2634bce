package dev.liftline.query.cache;

/**
 * A value to cache: its JSON, and as its version the number of rides it was computed from, which only grows. Immutable if
 * its array is not modified.
 */
final class VersionedJson {

    /** The value for "no data". */
    static final VersionedJson NO_DATA = new VersionedJson(0, new byte[0]);

    private final long version;
    private final byte[] json;

    /** @param json UTF-8, not copied; empty for no data */
    VersionedJson(long version, byte[] json) {
        this.version = version;
        this.json = json;
    }

    long version() {
        return version;
    }

    /** The JSON, not copied; no bytes for no data. */
    byte[] json() {
        return json;
    }

    boolean isNoData() {
        return json.length == 0;
    }
}
