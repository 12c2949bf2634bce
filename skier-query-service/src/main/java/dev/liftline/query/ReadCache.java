package dev.liftline.query;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Returns reads from the cache; on a miss it loads them and fills the cache. Empty means no data.
 *
 * <p>A skier's value is as fresh as the last committed ride whose refresh reached the cache before the call; a resort's
 * day is at most a second old. An unavailable cache costs time only. Concurrent callers may share one load. Every method
 * throws what {@code load} throws, and is safe to call from any thread.
 */
public interface ReadCache {

    /** A skier day's vertical in metres, as cached: a bare JSON integer in UTF-8. Read only. */
    Optional<byte[]> skierDayVertical(SkierDay day, Supplier<Optional<SkierDayTotal>> load);

    /** A skier day's rides. {@code load} returns an empty list for no data. */
    Optional<List<SkierRides.Ride>> skierRides(SkierDay day, Supplier<List<SkierRides.Ride>> load);

    /**
     * A skier's days of every season. {@code load} returns an empty list for no data.
     *
     * @param read the read to count in metrics
     */
    Optional<List<SkierDayTotal>> skierSeasons(Read read, int skierId, Supplier<List<SkierDayTotal>> load);

    /** A resort's day, as cached: the JSON of the response in UTF-8. Read only. */
    Optional<byte[]> resortDay(int resortId, int seasonId, int dayId, Supplier<Optional<ResortDay>> load);

    /** The number of different skiers of a resort's day, from the same cached value as {@link #resortDay}. */
    Optional<ResortSkiers> resortSkiers(int resortId, int seasonId, int dayId, Supplier<Optional<ResortDay>> load);
}
