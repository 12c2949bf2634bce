package dev.liftline.query.board.search;

import org.jspecify.annotations.Nullable;

/**
 * A skier's last lift at a resort: the JSON of the response.
 *
 * @param ride null without a ride at the resort
 */
public record LastLift(int skierID, @Nullable Ride ride) {

    /**
     * The newest ride.
     *
     * @param date for example {@code 2026-01-07}
     * @param time minutes after the lifts opened
     */
    public record Ride(int season, int day, String date, int time, Lift lift) {}

    /** A lift. */
    public record Lift(int id, String name) {}
}
