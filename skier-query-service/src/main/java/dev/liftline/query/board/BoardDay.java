package dev.liftline.query.board;

import dev.liftline.query.OpenResort;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A resort's day on the board: the JSON of the response.
 *
 * @param season null, as day and date, while the resort has no rides
 * @param guests different skiers
 * @param lifts by id; those that are registered, and others with rides
 * @param comparedWith null without an earlier day
 * @param asOf when the figures were read, in UTC
 */
public record BoardDay(
        OpenResort resort,
        @Nullable Integer season,
        @Nullable Integer day,
        @Nullable String date,
        long guests,
        long rides,
        List<Lift> lifts,
        List<Arrivals> arrivals,
        @Nullable DatedDay comparedWith,
        String asOf) {

    /**
     * A lift's day.
     *
     * @param capacity people an hour; null if not known
     * @param lastRide minutes after opening; null without a ride
     * @param silent whether its scanner may be broken: it reports nothing while the resort is open
     */
    public record Lift(
            int id,
            String name,
            @Nullable Integer capacity,
            List<Hour> hours,
            long rides,
            @Nullable Integer lastRide,
            boolean silent) {}

    /**
     * An hour of a lift.
     *
     * @param hour hours since the lifts opened, from 0
     * @param before rides in the same hour of the day that is compared with
     */
    public record Hour(int hour, long rides, long before) {}

    /**
     * Guests by the quarter of an hour of their first ride.
     *
     * @param quarter quarters of an hour since the lifts opened, from 0
     */
    public record Arrivals(int quarter, long guests) {}
}
