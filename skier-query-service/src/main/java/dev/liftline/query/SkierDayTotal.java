package dev.liftline.query;

/**
 * The total of a skier's day at one resort.
 *
 * @param rides rides counted, 1 or more
 * @param vertical metres
 */
public record SkierDayTotal(int seasonId, int dayId, int resortId, long rides, long vertical) {}
