package dev.liftline.query.app;

/**
 * How often a skier rode a lift in one season.
 *
 * @param rides 1 or more
 */
public record RiddenLift(int resortId, int liftId, long rides) {}
