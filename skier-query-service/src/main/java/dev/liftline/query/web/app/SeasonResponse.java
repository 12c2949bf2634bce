package dev.liftline.query.web.app;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import dev.liftline.query.app.SkierSeason;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A skier's season; totals, records and streaks are derived by the page. */
record SeasonResponse(
        @JsonProperty("skierID") int skierId,
        @Nullable Integer season,
        List<Integer> seasons,
        List<Day> days,
        @Nullable Favourite favouriteLift) {

    record Day(String date, int day, Named resort, long rides, long vertical) {}

    record Favourite(int id, String name, Named resort, long rides) {}

    static SeasonResponse of(int skierId, SkierSeason found) {
        Integer season = found.season();
        return new SeasonResponse(
                skierId,
                season,
                found.seasons(),
                season == null
                        ? List.of()
                        : found.days().stream().map(day -> day(season, day)).toList(),
                favourite(found.favourite()));
    }

    private static Day day(int season, SkierSeason.Day day) {
        return new Day(
                Seasons.date(season, day.dayId()).toString(),
                day.dayId(),
                Named.of(day.resort()),
                day.rides(),
                day.vertical());
    }

    private static @Nullable Favourite favourite(SkierSeason.@Nullable Favourite most) {
        return most == null
                ? null
                : new Favourite(most.lift().liftId(), most.lift().name(), Named.of(most.resort()), most.rides());
    }
}
