package dev.liftline.query.app;

import dev.liftline.query.ReferenceData;
import dev.liftline.query.SkierDayTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The screen with a skier's days of a season. */
@Component
public class SkierSeasons {

    private final SkierDays days;
    private final RiddenLifts ridden;
    private final ReferenceData reference;

    SkierSeasons(SkierDays days, RiddenLifts ridden, ReferenceData reference) {
        this.days = days;
        this.ridden = ridden;
        this.reference = reference;
    }

    /** @param wanted null for the skier's latest season */
    public SkierSeason of(int skierId, @Nullable Integer wanted) {
        List<SkierDayTotal> all = days.of(skierId);
        List<Integer> seasons =
                all.stream().map(SkierDayTotal::seasonId).distinct().toList();
        if (seasons.isEmpty() && wanted == null) {
            return new SkierSeason(null, seasons, List.of(), null);
        }
        int season = wanted == null ? seasons.getLast() : wanted;
        List<SkierSeason.Day> ofSeason = all.stream()
                .filter(day -> day.seasonId() == season)
                .map(day ->
                        new SkierSeason.Day(day.dayId(), reference.resort(day.resortId()), day.rides(), day.vertical()))
                .toList();
        return new SkierSeason(season, seasons, ofSeason, ofSeason.isEmpty() ? null : favourite(skierId, season, all));
    }

    private SkierSeason.@Nullable Favourite favourite(int skierId, int season, List<SkierDayTotal> days) {
        return ridden.of(skierId, season, days).stream()
                .findFirst()
                .map(most -> new SkierSeason.Favourite(
                        reference.resort(most.resortId()),
                        reference.lift(most.resortId(), most.liftId()),
                        most.rides()))
                .orElse(null);
    }
}
