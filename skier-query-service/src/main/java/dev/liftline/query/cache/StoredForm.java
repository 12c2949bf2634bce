package dev.liftline.query.cache;

import dev.liftline.query.VersionedJson;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A value as it stands in Redis: {@code VERSION:JSON}. */
final class StoredForm {

    private static final int MOST_DIGITS = 18;

    private StoredForm() {}

    /** Reads a stored value; null where there is none, or where it is not of this form and so counts as none. */
    static @Nullable VersionedJson decode(byte @Nullable [] stored) {
        if (stored == null) {
            return null;
        }
        long version = 0;
        for (int i = 0; i < stored.length && i <= MOST_DIGITS; i++) {
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
}
