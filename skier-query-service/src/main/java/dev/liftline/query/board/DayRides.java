package dev.liftline.query.board;

import java.util.List;
import java.util.Map;

/**
 * What only the rides of a resort's day tell, of one committed state.
 *
 * @param rides how many it was read from
 * @param lastRides the minute of each lift's newest ride, by lift
 * @param arrivals by quarter
 */
public record DayRides(long rides, Map<Integer, Integer> lastRides, List<BoardDay.Arrivals> arrivals) {

    /** Of a day without rides. */
    public static final DayRides NONE = new DayRides(0, Map.of(), List.of());
}
