package dev.liftline.query.board;

/**
 * Rides on one lift in one hour.
 *
 * @param hour hours since the lifts opened, from 0
 */
public record LiftHour(int liftId, int hour, long rides) {}
