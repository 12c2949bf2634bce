package dev.liftline.query;

import java.util.Optional;

/**
 * What a read found: JSON, and the number of rides it was computed from, which only grows and so tells the newer of two
 * values. Immutable as long as nobody writes to {@link #json()}.
 */
public final class VersionedJson {

    /** There are no rides to tell of. */
    public static final VersionedJson NO_DATA = new VersionedJson(0, new byte[0]);

    private final long version;
    private final byte[] json;

    /**
     * @param version rides counted, 0 or more
     * @param json UTF-8; empty means "no data". The caller gives the array away
     */
    public VersionedJson(long version, byte[] json) {
        this.version = version;
        this.json = json;
    }

    /** The number of rides the value was computed from. */
    public long version() {
        return version;
    }

    /** The JSON as UTF-8, not copied: read only. */
    public byte[] json() {
        return json;
    }

    /** The JSON, or empty where there is no data. */
    public Optional<byte[]> answer() {
        return isNoData() ? Optional.empty() : Optional.of(json);
    }

    /** Whether this says that there is no data. */
    public boolean isNoData() {
        return json.length == 0;
    }
}
