package dev.liftline.model;

import java.util.OptionalInt;

/**
 * The fields of a lift ride as clients name them, each with its range and the sentence that states its rule.
 *
 * <p>Ranges are those of the SkiDataAPI 2.0 (int32 identifiers, int16 lift and time) narrowed to what is plausible: a
 * {@code time} counts minutes after the lifts open and stays within a day.
 */
public enum RideField {
    RESORT_ID("resortID", 1, Integer.MAX_VALUE, "must be an integer from 1 to 2147483647"),
    SEASON_ID("seasonID", 0, 9999, "must be four digits, for example 2025"),
    DAY_ID("dayID", 1, 366, "must be an integer from 1 to 366"),
    SKIER_ID("skierID", 1, Integer.MAX_VALUE, "must be an integer from 1 to 2147483647"),
    LIFT_ID("liftID", 1, Short.MAX_VALUE, "must be an integer from 1 to 32767"),
    TIME("time", 0, 1440, "must be an integer from 0 to 1440, the minutes after the lifts opened");

    private static final int SEASON_DIGITS = 4;
    private static final int MOST_DIGITS = 10;

    private final String jsonName;
    private final int min;
    private final int max;
    private final String rule;

    RideField(String jsonName, int min, int max, String rule) {
        this.jsonName = jsonName;
        this.min = min;
        this.max = max;
        this.rule = rule;
    }

    /** The field's name in paths, bodies and error answers, for example {@code liftID}. */
    public String jsonName() {
        return jsonName;
    }

    /** Smallest allowed value, inclusive. */
    public int min() {
        return min;
    }

    /** Largest allowed value, inclusive. */
    public int max() {
        return max;
    }

    /** What a value must satisfy, as the end of a sentence that begins with the field's name. */
    public String rule() {
        return rule;
    }

    /** Whether {@code value} lies in the field's range. */
    public boolean allows(long value) {
        return value >= min && value <= max;
    }

    /**
     * Reads the field from a path segment or query parameter. Only plain decimal digits count: no sign, no space, no
     * leading zero; a season has exactly four digits.
     *
     * @return the value, or empty when the text breaks the field's {@link #rule()}
     */
    public OptionalInt parse(String text) {
        int length = text.length();
        boolean plausible = this == SEASON_ID
                ? length == SEASON_DIGITS
                : length > 0 && length <= MOST_DIGITS && (length == 1 || text.charAt(0) != '0');
        if (!plausible) {
            return OptionalInt.empty();
        }
        long value = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalInt.empty();
            }
            value = value * 10 + (c - '0');
        }
        return allows(value) ? OptionalInt.of((int) value) : OptionalInt.empty();
    }
}
