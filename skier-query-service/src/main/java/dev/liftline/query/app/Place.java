package dev.liftline.query.app;

import dev.liftline.query.SkierDayTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A season and a resort.
 *
 * @param season null if none was asked for and the skier has no ride that says one
 * @param resort null if none was asked for and the skier has no ride that says one
 */
record Place(@Nullable Integer season, @Nullable Integer resort) {

    /**
     * What was asked for; otherwise of the skier's latest day that fits what was.
     *
     * @param days by season, then day, then resort
     */
    static Place of(List<SkierDayTotal> days, @Nullable Integer season, @Nullable Integer resort) {
        SkierDayTotal latest = null;
        for (SkierDayTotal day : days) {
            if ((season == null || day.seasonId() == season) && (resort == null || day.resortId() == resort)) {
                latest = day;
            }
        }
        return latest == null ? new Place(season, resort) : new Place(latest.seasonId(), latest.resortId());
    }
}
