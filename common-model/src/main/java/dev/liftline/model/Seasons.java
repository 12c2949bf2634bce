package dev.liftline.model;

import java.time.LocalDate;

/** Formats seasons, and places their days in the calendar. A season is a number in Liftline and a text of four digits for clients. */
public final class Seasons {

    private Seasons() {}

    /** Formats a season with four digits, for example {@code 0007}. Thread-safe. */
    public static String text(int seasonId) {
        String digits = Integer.toString(seasonId);
        return digits.length() == 4 ? digits : "0".repeat(4 - digits.length()) + digits;
    }

    /** The date of a season's day: day 7 of season 2026 is 2026-01-07. Day 366 of a year that has none is 1 January. Thread-safe. */
    public static LocalDate date(int seasonId, int dayId) {
        return LocalDate.of(seasonId, 1, 1).plusDays(dayId - 1L);
    }
}
