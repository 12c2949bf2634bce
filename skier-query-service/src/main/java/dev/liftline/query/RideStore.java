package dev.liftline.query;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import java.util.Optional;

/**
 * The stored rides and their totals. Every method sees one committed state, and throws Spring's
 * {@code DataAccessException} when the database cannot answer in time.
 */
public interface RideStore {

    /** A skier's rides and vertical of one day at one resort; empty without a ride. */
    Optional<SkierSeason.Day> skierDay(int skierId, int seasonId, int resortId, int dayId);

    /** A skier's rides of one day at one resort, by time, then lift. */
    List<Boarding> skierRides(int skierId, int seasonId, int resortId, int dayId);

    /** A skier's days of every season, by season, then day, then resort. */
    List<DayTotal> skierSeasons(int skierId);

    /** What happened at a resort on one day; all zero and empty without rides. */
    ResortTotals resortDay(int resortId, int seasonId, int dayId);

    /**
     * One ride of a skier's day.
     *
     * @param time minutes after the lifts opened
     * @param vertical metres, as it counted when the ride was stored
     */
    record Boarding(int time, int liftId, int vertical) {}

    /**
     * A skier's day at one resort; cached without names, because a skier has many.
     *
     * @param vertical metres
     */
    @JsonFormat(shape = JsonFormat.Shape.ARRAY)
    @JsonPropertyOrder({"seasonId", "dayId", "resortId", "rides", "vertical"})
    record DayTotal(int seasonId, int dayId, int resortId, long rides, long vertical) {}

    /**
     * A resort's day.
     *
     * @param skiers different skiers
     * @param liftHours by lift, then hour
     * @param topSkiers the ten highest verticals, ties by skier id
     */
    record ResortTotals(long skiers, long rides, List<LiftHourTotal> liftHours, List<ResortDay.TopSkier> topSkiers) {}

    /**
     * Rides on one lift in one hour.
     *
     * @param hour counted from the opening of the lifts, from 0
     */
    record LiftHourTotal(int liftId, int hour, long rides) {}
}
