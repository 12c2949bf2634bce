package dev.liftline.query.app;

import dev.liftline.query.ReferenceData.Lift;
import dev.liftline.query.ReferenceData.Resort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The season of the screen with all days.
 *
 * @param season null if the skier has no ride in any season
 * @param seasons those with rides, ascending
 * @param days by day, then resort
 * @param favourite the most ridden lift; null without rides
 */
public record SkierSeason(
        @Nullable Integer season,
        List<Integer> seasons,
        List<Day> days,
        @Nullable Favourite favourite) {

    /**
     * One day at one resort.
     *
     * @param vertical metres
     */
    public record Day(int dayId, Resort resort, long rides, long vertical) {}

    /** The most ridden lift. */
    public record Favourite(Resort resort, Lift lift, long rides) {}
}
