package dev.liftline.model;

/** A season's two forms: a number inside Liftline, four digits of text for clients. */
public final class Seasons {

    private Seasons() {}

    /** {@code 2025} as {@code "2025"}; always four digits. Safe to call from any thread. */
    public static String text(int seasonId) {
        String digits = Integer.toString(seasonId);
        return digits.length() == 4 ? digits : "0".repeat(4 - digits.length()) + digits;
    }
}
