package dev.liftline.query.board;

/**
 * A day as responses name it.
 *
 * @param date for example {@code 2026-01-07}
 */
public record DatedDay(int season, int day, String date) {}
