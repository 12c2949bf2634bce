package dev.liftline.model;

/**
 * Builds the Redis keys of cached values. All keys of a skier have the same hash tag, so that one script may use them on
 * a Redis cluster.
 *
 * <p>A value is a header up to the first colon, then JSON. The header begins with the version: the number of rides that the
 * value was computed from. A value never replaces one with a higher version. A release that changes the JSON of a value
 * changes its header, not its key. {@code docs/contracts/cache.md} defines the protocol.
 */
public final class CacheKeys {

    /**
     * The publish/subscribe channel of the cache's Redis on which the consumer says which skier days it has refreshed. Channels are
     * shared by all databases of a Redis. {@code docs/contracts/hints.md} defines the messages.
     */
    public static final String HINTS = "rides";

    private CacheKeys() {}

    /** A skier day's vertical, a bare JSON integer. The consumer writes it after a commit, readers after a load. */
    public static String skierDay(int skierId, int seasonId, int resortId, int dayId) {
        return "skier-day:{" + skierId + "}:" + seasonId + ":" + resortId + ":" + dayId;
    }

    /** A skier day's rides, a JSON array. The consumer deletes it after a commit. */
    public static String skierRides(int skierId, int seasonId, int resortId, int dayId) {
        return "skier-rides:{" + skierId + "}:" + seasonId + ":" + resortId + ":" + dayId;
    }

    /** A skier's days of every season, a JSON array. The consumer deletes it after a commit. */
    public static String skierSeasons(int skierId) {
        return "skier-seasons:{" + skierId + "}";
    }

    /**
     * A skier's rides of a season by lift, a JSON array. Nothing refreshes it: with another ride it has another key.
     *
     * @param rides the skier's rides of the season
     */
    public static String skierLifts(int skierId, int seasonId, long rides) {
        return "skier-lifts:{" + skierId + "}:" + seasonId + ":" + rides;
    }

    /** A resort's day, a JSON object. It expires after about a second, because nothing refreshes it. */
    public static String resortDay(int resortId, int seasonId, int dayId) {
        return "resort-day:{" + resortId + "}:" + seasonId + ":" + dayId;
    }

    /** A resort's day on the board, a JSON object. It expires after about a second, because nothing refreshes it. */
    public static String boardDay(int resortId, int seasonId, int dayId) {
        return "board-day:{" + resortId + "}:" + seasonId + ":" + dayId;
    }

    /** As {@link #boardDay}, of the resort's latest day. */
    public static String latestBoardDay(int resortId) {
        return "board-day:{" + resortId + "}:latest";
    }

    /** What the rides of a resort's day tell that rides may still be added to, a JSON object. It expires after some seconds. */
    public static String boardDayRides(int resortId, int seasonId, int dayId) {
        return "board-day-rides:{" + resortId + "}:" + seasonId + ":" + dayId;
    }

    /** What the rides of a resort's day tell that is over, a JSON object. A late ride makes another key. */
    public static String boardClosedDayRides(int resortId, int seasonId, int dayId, long rides) {
        return boardDayRides(resortId, seasonId, dayId) + ":" + rides;
    }

    /** The replay of a resort's day that rides may still be added to, a JSON object. It expires after some seconds. */
    public static String boardReplay(int resortId, int seasonId, int dayId) {
        return "board-replay:{" + resortId + "}:" + seasonId + ":" + dayId;
    }

    /** The replay of a resort's day that is over, a JSON object. A late ride makes another key. */
    public static String boardClosedReplay(int resortId, int seasonId, int dayId, long rides) {
        return boardReplay(resortId, seasonId, dayId) + ":" + rides;
    }

    /** A resort's season on the board, a JSON object. It expires after about a minute. */
    public static String boardSeason(int resortId, int seasonId) {
        return "board-season:{" + resortId + "}:" + seasonId;
    }

    /** As {@link #boardSeason}, of the resort's latest season. */
    public static String latestBoardSeason(int resortId) {
        return "board-season:{" + resortId + "}:latest";
    }

    /**
     * The lease of a cached value. Only its holder may fill the value. The consumer deletes the lease after a commit, so
     * that a load from before the commit cannot fill the value.
     */
    public static String lease(String key) {
        return "lease:" + key;
    }
}
