package dev.liftline.query;

/** The cached reads. A skier's season and vertical share a key of {@link dev.liftline.model.CacheKeys}, the others have their own. */
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

    /** The read's name in metrics. */
    public String tag() {
        return tag;
    }
}
