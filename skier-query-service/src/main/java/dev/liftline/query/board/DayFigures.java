package dev.liftline.query.board;

import java.util.List;
import java.util.Map;

/**
 * The stored figures of a resort's day, of one committed state.
 *
 * @param liftHours in any order
 * @param lastRides the minute of each lift's newest ride, by lift
 * @param arrivals by quarter
 */
public record DayFigures(List<LiftHour> liftHours, Map<Integer, Integer> lastRides, List<BoardDay.Arrivals> arrivals) {

    long rides() {
        return liftHours.stream().mapToLong(LiftHour::rides).sum();
    }

    /** Every guest arrived in one quarter. */
    long guests() {
        return arrivals.stream().mapToLong(BoardDay.Arrivals::guests).sum();
    }
}
