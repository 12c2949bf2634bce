package dev.liftline.query.board;

import dev.liftline.query.OpenResort;
import java.util.List;

/**
 * A resort's day in steps: the JSON of the response.
 *
 * @param minutes of each step
 * @param lifts those with rides, by id
 */
public record BoardReplay(OpenResort resort, int season, int day, String date, int minutes, List<Lift> lifts) {

    /**
     * A lift's day.
     *
     * @param rides of each step from opening, up to the day's newest ride
     */
    public record Lift(int id, String name, List<Long> rides) {}

    /** The day's rides. */
    public long rides() {
        return lifts.stream()
                .flatMap(lift -> lift.rides().stream())
                .mapToLong(Long::longValue)
                .sum();
    }
}
