package dev.liftline.consumer.kafka;

import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads a ride from JSON in the one form in which the ingest service writes it: no white space, the fields in their order,
 * plain ASCII without escapes. Whatever else there is, valid or not, is left to the general reader: this one only ever says
 * what that one would say too. For one value and one thread.
 */
final class PlainRide {

    private static final byte[] RESORT = bytes("{\"resortId\":");
    private static final byte[] SEASON = bytes(",\"seasonId\":");
    private static final byte[] DAY = bytes(",\"dayId\":");
    private static final byte[] SKIER = bytes(",\"skierId\":");
    private static final byte[] LIFT = bytes(",\"liftId\":");
    private static final byte[] TIME = bytes(",\"time\":");
    private static final byte[] RECEIVED = bytes(",\"receivedAt\":\"");
    private static final byte[] SCANNER = bytes(",\"scannerId\":\"");
    private static final int MOST_DIGITS = 9;
    private static final int MOST_FRACTION_DIGITS = 9;
    private static final int MOST_SCANNER_LETTERS = 64;

    private final byte[] json;
    private int at;
    private boolean plain = true;

    private PlainRide(byte[] json) {
        this.json = json;
    }

    /** The ride, or null where the JSON has another form or the ride is not valid. */
    static @Nullable LiftRide read(byte[] json) {
        return new PlainRide(json).ride();
    }

    private @Nullable LiftRide ride() {
        int resort = number(RESORT, RideField.RESORT_ID);
        int season = number(SEASON, RideField.SEASON_ID);
        int day = number(DAY, RideField.DAY_ID);
        int skier = number(SKIER, RideField.SKIER_ID);
        int lift = number(LIFT, RideField.LIFT_ID);
        int time = number(TIME, RideField.TIME);
        skip(RECEIVED);
        Instant receivedAt = plain ? instant() : Instant.EPOCH;
        String scanner = plain && at < json.length && json[at] == ',' ? scanner() : null;
        boolean ends = plain && at == json.length - 1 && json[at] == '}';
        return ends ? new LiftRide(resort, season, day, skier, lift, time, receivedAt, scanner) : null;
    }

    private void skip(byte[] expected) {
        if (!plain || at + expected.length > json.length) {
            plain = false;
            return;
        }
        for (byte each : expected) {
            if (json[at++] != each) {
                plain = false;
                return;
            }
        }
    }

    private int number(byte[] name, RideField field) {
        skip(name);
        int first = at;
        int value = digits(MOST_DIGITS);
        // JSON has no leading zeros.
        if (!plain || (json[first] == '0' && at > first + 1) || !field.allows(value)) {
            plain = false;
        }
        return value;
    }

    /** As many digits as there are, at least one and at most {@code most}. */
    private int digits(int most) {
        int first = at;
        int value = 0;
        while (plain && at < json.length && json[at] >= '0' && json[at] <= '9') {
            value = value * 10 + json[at++] - '0';
            plain = at - first <= most;
        }
        plain &= at > first;
        return value;
    }

    private int exactly(int digits, int least, int most) {
        int first = at;
        int value = digits(digits);
        plain &= at - first == digits && value >= least && value <= most;
        return value;
    }

    private void skip(char expected) {
        plain &= at < json.length && json[at] == expected;
        at++;
    }

    /** ISO 8601 in UTC with seconds, in a year from 1970 on, and the quotation mark behind it. */
    private Instant instant() {
        int year = exactly(4, 1970, 9999);
        skip('-');
        int month = exactly(2, 1, Month.DECEMBER.getValue());
        skip('-');
        int day = exactly(2, 1, plain ? YearMonth.of(year, month).lengthOfMonth() : 1);
        skip('T');
        int hour = exactly(2, 0, 23);
        skip(':');
        int minute = exactly(2, 0, 59);
        skip(':');
        int second = exactly(2, 0, 59);
        int nanos = plain && at < json.length && json[at] == '.' ? fraction() : 0;
        skip('Z');
        skip('"');
        if (!plain) {
            return Instant.EPOCH;
        }
        long seconds = ((LocalDate.of(year, month, day).toEpochDay() * 24 + hour) * 60 + minute) * 60 + second;
        return Instant.ofEpochSecond(seconds, nanos);
    }

    private int fraction() {
        skip('.');
        int first = at;
        int value = digits(MOST_FRACTION_DIGITS);
        for (int digits = at - first; digits < MOST_FRACTION_DIGITS; digits++) {
            value *= 10;
        }
        return value;
    }

    private @Nullable String scanner() {
        skip(SCANNER);
        int first = at;
        while (plain && at < json.length && json[at] != '"') {
            byte c = json[at++];
            plain = ((c >= '0' && c <= '9')
                            || (c >= 'a' && c <= 'z')
                            || (c >= 'A' && c <= 'Z')
                            || c == '.'
                            || c == '-'
                            || c == '_')
                    && at - first <= MOST_SCANNER_LETTERS;
        }
        plain &= at > first;
        int end = at;
        skip('"');
        return plain ? new String(json, first, end - first, StandardCharsets.US_ASCII) : null;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
