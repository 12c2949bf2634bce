package dev.liftline.query.board;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Returns what the board shows from the cache, as the JSON of the response in UTF-8, read only; on a miss it loads and fills.
 * An unavailable cache costs time only. Concurrent callers may share one load. Every method throws what {@code load} throws,
 * and is safe to call from any thread.
 */
public interface BoardCache {

    /**
     * A resort's day, at most a second old.
     *
     * @param day null for the latest
     */
    Optional<byte[]> day(int resortId, @Nullable SeasonDay day, Supplier<Optional<BoardDay>> load);

    /** What the rides of a day tell that rides may still be added to, at most some seconds old. */
    DayRides dayRides(int resortId, SeasonDay day, Supplier<DayRides> load);

    /**
     * What the rides of a day tell that is over.
     *
     * @param rides of the day; a late ride makes another value
     */
    DayRides closedDayRides(int resortId, SeasonDay day, long rides, Supplier<DayRides> load);

    /** The replay of a day that rides may still be added to, at most some seconds old. */
    Optional<byte[]> replay(int resortId, SeasonDay day, Supplier<BoardReplay> load);

    /**
     * The replay of a day that is over.
     *
     * @param rides of the day; a late ride makes another value
     */
    Optional<byte[]> closedReplay(int resortId, SeasonDay day, long rides, Supplier<BoardReplay> load);

    /**
     * A resort's season, at most a minute old.
     *
     * @param season null for the latest
     */
    Optional<byte[]> season(int resortId, @Nullable Integer season, Supplier<Optional<BoardSeason>> load);
}
