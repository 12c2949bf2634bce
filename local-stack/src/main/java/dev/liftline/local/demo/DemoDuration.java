package dev.liftline.local.demo;

import java.util.Locale;

/** Sentences about how long a demo will take, and took. */
final class DemoDuration {

    private DemoDuration() {}

    /**
     * Before the day.
     *
     * @param seconds its minimum duration
     */
    static String expected(int reports, int seconds) {
        if (seconds == 0) {
            return "The scanners send as fast as the gateway responds; then every total is read.";
        }
        return String.format(
                Locale.ROOT,
                "The scanners send for %d s or more: as long as the gateway takes for %,d reports, %,d/s. Then every total is read.",
                seconds,
                reports,
                Math.round((double) reports / seconds));
    }

    /** After the check; times are those of {@link System#nanoTime}. */
    static String taken(long begun, long played, long checked) {
        return String.format(
                Locale.ROOT,
                "Took %.1f s: %.1f s to play the day, %.1f s to read every total.",
                (checked - begun) / 1e9,
                (played - begun) / 1e9,
                (checked - played) / 1e9);
    }
}
