package dev.liftline.model;

import java.time.LocalDate;

/** Formats seasons, and places their days in the calendar. A season is a number in Liftline and a text of four digits for clients. */
public final class Seasons {

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Seasons() {}

    /** Formats a season with four digits, for example {@code 0007}. Thread-safe. */
    public static String text(int seasonId) {
        String digits = Integer.toString(seasonId);
        return digits.length() == 4 ? digits : "0".repeat(4 - digits.length()) + digits;
    }

    /**
     * The date of a season's day: day 7 of season 2026 is 2026-01-07. Day 366 of a year that has none is 1 January, of the last season
     * 9999-12-31, so that every date has four digits for the year. Thread-safe.
     */
    public static LocalDate date(int seasonId, int dayId) {
        LocalDate date = LocalDate.of(seasonId, 1, 1).plusDays(dayId - 1L);
        return date.isAfter(LAST) ? LAST : date;
    }
}
