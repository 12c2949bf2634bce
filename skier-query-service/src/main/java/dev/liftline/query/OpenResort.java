package dev.liftline.query;

import java.time.format.DateTimeFormatter;

/**
 * A resort with its hours, as responses name it.
 *
 * @param opensAt local time, for example {@code 08:30}; hours, quarters and minutes of rides count from it
 */
public record OpenResort(int id, String name, String opensAt, String closesAt) {

    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    public static OpenResort of(ReferenceData.Resort resort) {
        return new OpenResort(
                resort.resortId(), resort.name(), CLOCK.format(resort.opensAt()), CLOCK.format(resort.closesAt()));
    }
}
