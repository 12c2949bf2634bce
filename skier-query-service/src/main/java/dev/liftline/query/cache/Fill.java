package dev.liftline.query.cache;

/** What became of a fill. */
enum Fill {
    /** The value is in Redis. */
    STORED("stored"),
    /** Redis had a value at least as new. */
    NOT_NEWER("not_newer"),
    /** The lease was gone: a refresh came in between, or it lapsed. The value may be older than the refresh. */
    LEASE_LOST("lease_lost"),
    /** Redis could not be told. */
    AWAY("away");

    private final String tag;

    Fill(String tag) {
        this.tag = tag;
    }

    /** The outcome's name in metrics. */
    String tag() {
        return tag;
    }
}
