package dev.liftline.query;

import java.util.List;

/**
 * A resort's day.
 *
 * @param skiers different skiers
 * @param liftHours rides per lift and hour, by lift, then hour
 * @param topSkiers the ten highest verticals, ties by skier id
 */
public record ResortDay(
        int resortId,
        String resortName,
        int seasonId,
        int dayId,
        long skiers,
        long rides,
        List<LiftHour> liftHours,
        List<TopSkier> topSkiers) {

    /**
     * Rides on one lift in one hour.
     *
     * @param hour hours since the lifts opened, from 0
     */
    public record LiftHour(int liftId, String liftName, int hour, long rides) {}

    /**
     * One of the day's highest verticals.
     *
     * @param vertical metres
     */
    public record TopSkier(int skierId, long vertical, long rides) {}
}
