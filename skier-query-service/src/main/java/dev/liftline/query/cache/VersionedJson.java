package dev.liftline.query.cache;

import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cached value: its JSON, and as its version the number of rides it was computed from, which only grows. Redis holds it
 * as {@code VERSION:JSON}. Immutable if its array is not modified.
 */
final class VersionedJson {

    /** The value for "no data". */
    static final VersionedJson NO_DATA = new VersionedJson(0, new byte[0]);

    private static final int MAX_VERSION_DIGITS = 18;

    private final long version;
    private final byte[] json;

    /** @param json UTF-8, not copied; empty for no data */
    VersionedJson(long version, byte[] json) {
        this.version = version;
        this.json = json;
    }

    /** Parses a value read from Redis; null if there is none or it is malformed, which counts as a miss. */
    static @Nullable VersionedJson parse(byte @Nullable [] stored) {
        if (stored == null) {
            return null;
        }
        long version = 0;
        for (int i = 0; i < stored.length && i <= MAX_VERSION_DIGITS; i++) {
            byte b = stored[i];
            if (b == ':' && i > 0) {
                return new VersionedJson(version, Arrays.copyOfRange(stored, i + 1, stored.length));
            }
            if (b < '0' || b > '9') {
                return null;
            }
            version = version * 10 + (b - '0');
        }
        return null;
    }

    long version() {
        return version;
    }

    /** The JSON, not copied; no bytes for no data. */
    byte[] json() {
        return json;
    }

    /** The JSON, not copied; empty for no data. */
    Optional<byte[]> data() {
        return isNoData() ? Optional.empty() : Optional.of(json);
    }

    boolean isNoData() {
        return json.length == 0;
    }
}
