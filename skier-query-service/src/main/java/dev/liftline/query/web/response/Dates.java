package dev.liftline.query.web.response;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;

/** Dates and times of responses. */
public final class Dates {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private Dates() {}

    /** The date of a season's day, {@code 2026-01-07} for day 7 of season 2026. */
    public static String of(int seasonId, int dayId) {
        return LocalDate.of(seasonId, 1, 1).plusDays(dayId - 1L).toString();
    }

    /** A local time, {@code 08:30}. */
    public static String clock(LocalTime time) {
        return CLOCK.format(time);
    }
}
