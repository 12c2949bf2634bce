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
}
