package dev.liftline.model;

/** Formats seasons. A season is a number in Liftline and a text of four digits for clients. */
public final class Seasons {

    private Seasons() {}

    /** Formats a season with four digits, for example {@code 0007}. Thread-safe. */
    public static String text(int seasonId) {
        String digits = Integer.toString(seasonId);
        return digits.length() == 4 ? digits : "0".repeat(4 - digits.length()) + digits;
    }
}
