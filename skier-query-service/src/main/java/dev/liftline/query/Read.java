package dev.liftline.query;

/** The cached reads, one for each kind of key in {@link dev.liftline.model.CacheKeys}. */
public enum Read {
    SKIER_DAY("skier-day"),
    SKIER_RIDES("skier-rides"),
    SKIER_SEASON("skier-season"),
    SKIER_VERTICAL("skier-vertical"),
    RESORT_DAY("resort-day");

    private final String tag;

    Read(String tag) {
        this.tag = tag;
    }

    /** The read's name in metrics: the first part of its cache key. */
    public String tag() {
        return tag;
    }
}
