package dev.liftline.query.board;

import dev.liftline.model.Seasons;
import java.time.LocalDate;

/** A day of a season: day 7 of season 2026 is 7 January 2026. Ordered by season, then day. */
public record SeasonDay(int season, int day) implements Comparable<SeasonDay> {

    /** In the calendar. */
    public LocalDate date() {
        return Seasons.date(season, day);
    }

    DatedDay dated() {
        return new DatedDay(season, day, date().toString());
    }

    @Override
    public int compareTo(SeasonDay other) {
        return season == other.season ? Integer.compare(day, other.day) : Integer.compare(season, other.season);
    }
}
