package dev.liftline.query.app;

import dev.liftline.query.ReferenceData.Resort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resort's season as one skier sees it.
 *
 * @param season null if none was asked for and the skier has no ride
 * @param resort null if none was asked for and the skier has no ride
 * @param byDays the most days first, then the skier himself if he takes part and is not among them
 * @param byLifts the most different lifts first, then the skier himself as before
 * @param joined whether the skier takes part
 */
public record Leaderboard(
        @Nullable Integer season, @Nullable Resort resort, List<Entry> byDays, List<Entry> byLifts, boolean joined) {

    /**
     * One skier who takes part.
     *
     * @param rank 1 or more; skiers with the same count share one
     * @param count days or lifts
     * @param me whether it is the skier himself
     */
    public record Entry(int rank, String name, long count, boolean me) {}
}
