package dev.liftline.consumer;

/**
 * The total of a skier day after a commit.
 *
 * @param rides number of rides; it never decreases and is the version of the cached total
 * @param vertical metres
 */
public record SkierDayTotal(SkierDay day, int rides, long vertical) {}
