package dev.liftline.query.board;

import java.util.List;

/**
 * The figures of a resort's day that are kept with every ride, of one committed state. Reading them costs the same on a busy day.
 *
 * @param guests different skiers
 * @param liftHours in any order
 */
public record DayFigures(long guests, List<LiftHour> liftHours) {

    /** The day's rides. */
    long rides() {
        return liftHours.stream().mapToLong(LiftHour::rides).sum();
    }
}
