package dev.liftline.model;

import java.util.OptionalInt;

/**
 * The integer fields of a lift ride, in the order of {@link LiftRide}: names, range and rule.
 *
 * <p>The ranges are those of the SkiDataAPI 2.0 (int32 identifiers, int16 lift and time), except that {@code time} ends
 * after one day: it is the number of minutes after the lifts opened.
 */
public enum RideField {
    RESORT_ID("resortID", 1, Integer.MAX_VALUE, "must be an integer from 1 to 2147483647"),
    SEASON_ID("seasonID", 0, 9999, "must be four digits, for example 2025"),
    DAY_ID("dayID", 1, 366, "must be an integer from 1 to 366"),
    SKIER_ID("skierID", 1, Integer.MAX_VALUE, "must be an integer from 1 to 2147483647"),
    LIFT_ID("liftID", 1, Short.MAX_VALUE, "must be an integer from 1 to 32767"),
    TIME("time", 0, 1440, "must be an integer from 0 to 1440, the minutes after the lifts opened");

    private static final int SEASON_DIGITS = 4;
    private static final int MAX_DIGITS = 10;

    private final String jsonName;
    private final String recordName;
    private final int min;
    private final int max;
    private final String rule;

    RideField(String jsonName, int min, int max, String rule) {
        this.jsonName = jsonName;
        this.recordName = jsonName.replace("ID", "Id");
        this.min = min;
        this.max = max;
        this.rule = rule;
    }

    /** The field's name in paths, request bodies and problem documents, for example {@code liftID}. */
    public String jsonName() {
        return jsonName;
    }

    /** The field's name in a record of {@link Topics#LIFT_RIDES}, for example {@code liftId}. */
    public String recordName() {
        return recordName;
    }

    /** The field's value in {@code ride}. */
    public int of(LiftRide ride) {
        return switch (this) {
            case RESORT_ID -> ride.resortId();
            case SEASON_ID -> ride.seasonId();
            case DAY_ID -> ride.dayId();
            case SKIER_ID -> ride.skierId();
            case LIFT_ID -> ride.liftId();
            case TIME -> ride.time();
        };
    }

    /** Smallest allowed value, inclusive. */
    public int min() {
        return min;
    }

    /** Largest allowed value, inclusive. */
    public int max() {
        return max;
    }

    /** The rule for a value, as the end of a sentence that begins with the field's name. */
    public String rule() {
        return rule;
    }

    /** Whether {@code value} lies in the field's range. */
    public boolean allows(long value) {
        return value >= min && value <= max;
    }

    /**
     * Parses a path segment, a query parameter or a season's text. Accepts plain decimal digits only: no sign, no space,
     * no leading zero; a season has exactly four digits.
     *
     * @return the value, or empty if the text breaks the field's {@link #rule()}
     */
    public OptionalInt parse(String text) {
        int length = text.length();
        boolean plausible = this == SEASON_ID
                ? length == SEASON_DIGITS
                : length > 0 && length <= MAX_DIGITS && (length == 1 || text.charAt(0) != '0');
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
