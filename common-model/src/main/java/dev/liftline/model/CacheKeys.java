package dev.liftline.model;

/**
 * Redis keys of the cached reads. Every key of a skier carries the same hash tag, so one script may touch all of them
 * on a Redis cluster.
 *
 * <p>A value is {@code VERSION:JSON}: the version is the number of rides the value was computed from, which only
 * grows, so a value never replaces one of a higher version. {@code docs/contracts/cache.md} states the protocol.
 */
public final class CacheKeys {

    private CacheKeys() {}

    /** A skier's vertical of one day: a bare JSON integer. Written by the consumer after its commit and by readers. */
    public static String skierDay(int skierId, int seasonId, int resortId, int dayId) {
        return "skier-day:{" + skierId + "}:" + seasonId + ":" + resortId + ":" + dayId;
    }

    /** A skier's rides of one day, a JSON object. Deleted by the consumer after its commit. */
    public static String skierRides(int skierId, int seasonId, int resortId, int dayId) {
        return "skier-rides:{" + skierId + "}:" + seasonId + ":" + resortId + ":" + dayId;
    }

    /** A skier's days of every season, a JSON array. Deleted by the consumer after its commit. */
    public static String skierSeasons(int skierId) {
        return "skier-seasons:{" + skierId + "}";
    }

    /** A resort's day, a JSON object that lives for about a second: rides arrive all the time. */
    public static String resortDay(int resortId, int seasonId, int dayId) {
        return "resort-day:{" + resortId + "}:" + seasonId + ":" + dayId;
    }

    /**
     * The lease of a cached value: who holds it may fill the value. The consumer deletes it together with the value, so
     * that a fill begun before a commit cannot overwrite what came after it.
     */
    public static String lease(String key) {
        return "lease:" + key;
    }
}
