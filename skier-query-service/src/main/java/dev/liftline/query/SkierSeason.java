package dev.liftline.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A skier's season. The totals span all pages.
 *
 * @param daysSkied different days
 * @param totalVert metres
 * @param days one page, by day, then resort
 * @param next cursor of the following page, or null
 */
public record SkierSeason(
        @JsonProperty("skierID") int skierId,
        @JsonProperty("seasonID") String seasonId,
        long daysSkied,
        long rides,
        long totalVert,
        List<Day> days,
        @Nullable String next) {

    /**
     * A day at one resort.
     *
     * @param totalVert metres
     */
    public record Day(
            @JsonProperty("dayID") int dayId,
            @JsonProperty("resortID") int resortId,
            long rides,
            long totalVert) {

        static Day of(RideStore.DayTotal total) {
            return new Day(total.dayId(), total.resortId(), total.rides(), total.vertical());
        }

        Cursor position() {
            return new Cursor(Cursor.List.DAYS, dayId, resortId);
        }
    }

    static SkierSeason of(int skierId, int seasonId, List<Day> days, Page page) {
        Page.Slice<Day> slice = page.of(days, Day::position);
        return new SkierSeason(
                skierId,
                Seasons.text(seasonId),
                days.stream().mapToInt(Day::dayId).distinct().count(),
                days.stream().mapToLong(Day::rides).sum(),
                days.stream().mapToLong(Day::totalVert).sum(),
                slice.items(),
                slice.next());
    }
}
