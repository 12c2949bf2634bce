package dev.liftline.ingest;

import java.util.Locale;

/** Why a ride is rejected. */
public enum RefusalReason {
    /** The body is not strict JSON. */
    UNREADABLE,
    /** A field is missing or breaks its rule. */
    INVALID_FIELD,
    /** The key is for another resort, whatever the lift. */
    OTHER_RESORT,
    /** The key is for another lift of the resort. */
    OTHER_LIFT;

    /** The value of the counters' tag. */
    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
