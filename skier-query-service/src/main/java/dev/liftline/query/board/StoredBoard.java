package dev.liftline.query.board;

import java.util.List;
import java.util.Map;

/**
 * Reads what the board shows. Each call sees one committed state of rides, and throws Spring's {@code DataAccessException}
 * when the database does not respond in time. Safe to call from any thread.
 */
public interface StoredBoard {

    /** The latest day with rides of each of these resorts; those without rides are missing. */
    Map<Integer, SeasonDay> latestDays(List<Integer> resortIds);

    /** Whether a day is over: a later one has rides. */
    default boolean isOver(int resortId, SeasonDay day) {
        SeasonDay latest = latestDays(List.of(resortId)).get(resortId);
        return latest != null && day.compareTo(latest) < 0;
    }

    /** The days with rides before {@code day}, the latest first. */
    List<SeasonDay> earlierDays(int resortId, SeasonDay day, int limit);

    /** A day, without its rides; 0 guests and an empty list if it has none. */
    DayFigures figures(int resortId, SeasonDay day);

    /** Reads every ride of a day; empty without rides. */
    DayRides dayRides(int resortId, SeasonDay day);

    /** The hours of a day's lifts, in any order. */
    List<LiftHour> liftHours(int resortId, SeasonDay day);

    /** The number of rides of a day. */
    long rides(int resortId, SeasonDay day);

    /** A day in steps of {@code minutes}, in any order; steps without rides are missing. */
    List<LiftStep> liftSteps(int resortId, SeasonDay day, int minutes);

    /** The days with rides of a season, ascending. */
    List<BoardSeason.Day> seasonDays(int resortId, int season);
}
