package dev.liftline.query;

/** The cached reads. {@link #SKIER_SEASON} and {@link #SKIER_VERTICAL} share one cached value, the others have their own. */
public enum Read {
    SKIER_DAY_VERTICAL("skier-day-vertical"),
    SKIER_RIDES("skier-rides"),
    SKIER_SEASON("skier-season"),
    SKIER_VERTICAL("skier-vertical"),
    SKIER_LIFTS("skier-lifts"),
    RESORT_DAY("resort-day"),
    BOARD_DAY("board-day"),
    BOARD_DAY_RIDES("board-day-rides"),
    BOARD_CLOSED_DAY_RIDES("board-closed-day-rides"),
    BOARD_REPLAY("board-replay"),
    BOARD_CLOSED_REPLAY("board-closed-replay"),
    BOARD_SEASON("board-season");

    private final String tag;

    Read(String tag) {
        this.tag = tag;
    }

    /** The value of the metric tag {@code read}. */
    public String tag() {
        return tag;
    }
}
