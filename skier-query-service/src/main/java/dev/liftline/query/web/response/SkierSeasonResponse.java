package dev.liftline.query.web.response;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.liftline.model.Seasons;
import dev.liftline.query.SkierDayTotal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a skier's season. The totals span all pages.
 *
 * @param daysSkied different days
 * @param next cursor of the following page, or null
 */
public record SkierSeasonResponse(
        @JsonProperty("skierID") int skierId,
        @JsonProperty("seasonID") String seasonId,
        long daysSkied,
        long rides,
        long totalVert,
        List<Day> days,
        @Nullable String next) {

    record Day(
            @JsonProperty("dayID") int dayId,
            @JsonProperty("resortID") int resortId,
            long rides,
            long totalVert) {}

    /** @param totals the season's days by day, then resort */
    public static SkierSeasonResponse of(int skierId, int seasonId, List<SkierDayTotal> totals, Page page) {
        Page.Slice<SkierDayTotal> slice =
                page.of(totals, total -> new Cursor(Cursor.PagedList.DAYS, total.dayId(), total.resortId()));
        return new SkierSeasonResponse(
                skierId,
                Seasons.text(seasonId),
                totals.stream().mapToInt(SkierDayTotal::dayId).distinct().count(),
                totals.stream().mapToLong(SkierDayTotal::rides).sum(),
                totals.stream().mapToLong(SkierDayTotal::vertical).sum(),
                slice.items().stream()
                        .map(total -> new Day(total.dayId(), total.resortId(), total.rides(), total.vertical()))
                        .toList(),
                slice.next());
    }
}
