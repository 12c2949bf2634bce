package dev.liftline.query.cache;

import java.util.Locale;

/** The result of a fill. */
enum FillResult {
    /** The value is in Redis. */
    STORED,
    /** Redis held a value of the same or a higher version. */
    NOT_NEWER,
    /** The lease was gone: a refresh deleted it, or it expired. The value may be older than the refresh. */
    LEASE_LOST,
    /** Redis was unavailable. */
    UNAVAILABLE;

    private final String tag = name().toLowerCase(Locale.ROOT);

    /** The result's name in metrics and in the reply of {@code fill.lua}. */
    String tag() {
        return tag;
    }
}
