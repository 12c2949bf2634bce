package dev.liftline.query;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;

/**
 * A resort's day.
 *
 * @param skiers different skiers
 * @param liftHours rides for each lift and hour, by lift, then hour
 * @param topSkiers the ten highest verticals, ties by skier id
 */
public record ResortDay(
        @JsonProperty("resortID") int resortId,
        String resortName,
        @JsonProperty("seasonID") String seasonId,
        @JsonProperty("dayID") int dayId,
        long skiers,
        long rides,
        List<LiftHour> liftHours,
        List<TopSkier> topSkiers) {

    /**
     * Rides on one lift in one hour.
     *
     * @param hour counted from the opening of the lifts, from 0
     */
    public record LiftHour(@JsonProperty("liftID") int liftId, String liftName, int hour, long rides) {}

    /**
     * One of the day's highest verticals.
     *
     * @param totalVert metres
     */
    public record TopSkier(@JsonProperty("skierID") int skierId, long totalVert, long rides) {}
}
