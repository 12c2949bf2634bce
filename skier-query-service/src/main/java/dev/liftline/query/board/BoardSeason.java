package dev.liftline.query.board;

import dev.liftline.query.OpenResort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resort's season on the board: the JSON of the response.
 *
 * @param season null while the resort has no rides and none was asked for
 * @param seasons those that are registered or have rides, ascending
 * @param days those with rides, ascending
 */
public record BoardSeason(OpenResort resort, @Nullable Integer season, List<Integer> seasons, List<Day> days) {

    /**
     * A day.
     *
     * @param guests different skiers
     */
    public record Day(String date, int day, long guests, long rides) {}

    /** The season's rides. */
    public long rides() {
        return days.stream().mapToLong(Day::rides).sum();
    }
}
