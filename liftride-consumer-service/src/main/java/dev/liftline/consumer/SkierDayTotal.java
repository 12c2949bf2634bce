package dev.liftline.consumer;

/**
 * A skier's day as PostgreSQL has it after a commit.
 *
 * @param rides how many rides the total counts; it only grows, so it serves as the total's version
 * @param vertical metres
 */
public record SkierDayTotal(SkierDay day, int rides, int vertical) {}
