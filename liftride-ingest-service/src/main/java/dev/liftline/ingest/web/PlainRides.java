package dev.liftline.ingest.web;

import dev.liftline.ingest.RecordRides;
import dev.liftline.ingest.Submission;
import dev.liftline.model.LiftRide;
import dev.liftline.model.RideField;
import dev.liftline.model.ScannerId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a batch as scanners usually write it: flat objects of the known fields, each once, every ride valid, plain ASCII
 * without escapes. Whatever else there is, valid or not, is left to the general reader: this one only ever says what that
 * one would say too. For one body and one thread.
 */
final class PlainRides {

    private static final int RESORT = 0;
    private static final int SEASON = 1;
    private static final int DAY = 2;
    private static final int SKIER = 3;
    private static final int TIME = 4;
    private static final int LIFT = 5;
    private static final int SCANNER = 6;

    /** By their numbers above. */
    private static final RideField[] FIELDS = {
        RideField.RESORT_ID,
        RideField.SEASON_ID,
        RideField.DAY_ID,
        RideField.SKIER_ID,
        RideField.TIME,
        RideField.LIFT_ID
    };

    /** The same, and the scanner's. */
    private static final byte[][] NAMES = names();

    private static final int ALL_FIELDS = (1 << FIELDS.length) - 1;
    private static final int MOST_DIGITS = 10;
    private static final int SEASON_DIGITS = 4;
    private static final int MOST_SCANNER_LETTERS = 64;
    /** No JSON holds it. */
    private static final byte END = 0;

    private final byte[] json;
    private final int end;
    private final Instant receivedAt;
    private final List<Submission> rides = new ArrayList<>();
    private final int[] values = new int[FIELDS.length];
    /** Which field came next to which: the rides of a batch mostly name theirs in one order. */
    private final int[] following = new int[NAMES.length + 1];

    private int at;
    private boolean plain = true;

    private PlainRides(ByteBuffer body, Instant receivedAt) {
        this.json = body.array();
        this.at = body.arrayOffset() + body.position();
        this.end = at + body.remaining();
        this.receivedAt = receivedAt;
    }

    /**
     * The rides of a JSON array, or null where not every item is a plain, valid ride.
     *
     * @param body with an array, which is not changed
     */
    static @Nullable List<Submission> ofArray(ByteBuffer body, Instant receivedAt) {
        return new PlainRides(body, receivedAt).array();
    }

    /** The rides of NDJSON, as {@link #ofArray}. */
    static @Nullable List<Submission> ofLines(ByteBuffer body, Instant receivedAt) {
        return new PlainRides(body, receivedAt).lines();
    }

    private @Nullable List<Submission> array() {
        skipSpace();
        take('[');
        do {
            skipSpace();
            ride();
            skipSpace();
        } while (plain && tookIf(','));
        take(']');
        skipSpace();
        return result();
    }

    private @Nullable List<Submission> lines() {
        skipSpace();
        while (plain && at < end) {
            int first = at;
            ride();
            plain &= !breaksLine(first);
            skipBlanks();
            plain &= at == end || json[at] == '\n' || json[at] == '\r';
            skipSpace();
        }
        return result();
    }

    private @Nullable List<Submission> result() {
        return plain && at == end && !rides.isEmpty() ? rides : null;
    }

    private void ride() {
        int arrived = 0;
        int last = NAMES.length;
        String scanner = null;
        take('{');
        do {
            int field = name(last);
            int bit = 1 << field;
            plain &= (arrived & bit) == 0;
            arrived |= bit;
            if (field == SCANNER) {
                scanner = scanner();
            } else {
                values[field] = field == SEASON ? season() : number(FIELDS[field]);
            }
            last = field;
            skipSpace();
        } while (plain && tookIf(','));
        take('}');
        if (plain && (arrived & ALL_FIELDS) == ALL_FIELDS && rides.size() < RecordRides.MAX_BATCH) {
            rides.add(new Submission.Valid(new LiftRide(
                    values[RESORT],
                    values[SEASON],
                    values[DAY],
                    values[SKIER],
                    values[LIFT],
                    values[TIME],
                    receivedAt,
                    scanner)));
        } else {
            plain = false;
        }
    }

    /** A field's name and the colon behind it. */
    private int name(int last) {
        skipSpace();
        int likely = following[last];
        if (!stands(NAMES[likely])) {
            likely = 0;
            while (likely < NAMES.length && !stands(NAMES[likely])) {
                likely++;
            }
            if (likely == NAMES.length) {
                plain = false;
                return 0;
            }
            following[last] = likely;
        }
        at += NAMES[likely].length;
        skipSpace();
        take(':');
        skipSpace();
        return likely;
    }

    private int number(RideField field) {
        int first = at;
        long value = digits();
        int length = at - first;
        // JSON has no leading zeros.
        plain &= length > 0 && length <= MOST_DIGITS && (length == 1 || json[first] != '0') && field.allows(value);
        return (int) value;
    }

    private int season() {
        take('"');
        int first = at;
        int value = (int) digits();
        plain &= at - first == SEASON_DIGITS && RideField.SEASON_ID.allows(value);
        take('"');
        return value;
    }

    /** As many digits as there are. The value is right when they are not more than {@link #MOST_DIGITS}. */
    private long digits() {
        long value = 0;
        byte c = here();
        while (c >= '0' && c <= '9') {
            value = value * 10 + c - '0';
            at++;
            c = here();
        }
        return value;
    }

    private @Nullable String scanner() {
        take('"');
        int first = at;
        while (at - first <= MOST_SCANNER_LETTERS && here() > ' ' && here() != '"' && here() != '\\') {
            at++;
        }
        String scanner = plain ? new String(json, first, at - first, StandardCharsets.US_ASCII) : "";
        plain &= ScannerId.isValid(scanner);
        take('"');
        return scanner;
    }

    private boolean stands(byte[] text) {
        if (at + text.length > end) {
            return false;
        }
        for (int i = 0; i < text.length; i++) {
            if (json[at + i] != text[i]) {
                return false;
            }
        }
        return true;
    }

    private void take(char expected) {
        plain &= tookIf(expected);
    }

    private boolean tookIf(char expected) {
        boolean stands = here() == expected;
        if (stands) {
            at++;
        }
        return stands;
    }

    private void skipSpace() {
        while (here() == ' ' || here() == '\n' || here() == '\r' || here() == '\t') {
            at++;
        }
    }

    private void skipBlanks() {
        while (here() == ' ' || here() == '\t') {
            at++;
        }
    }

    private boolean breaksLine(int first) {
        for (int i = first; i < at; i++) {
            if (json[i] == '\n' || json[i] == '\r') {
                return true;
            }
        }
        return false;
    }

    private byte here() {
        return at < end ? json[at] : END;
    }

    private static byte[][] names() {
        byte[][] names = new byte[FIELDS.length + 1][];
        for (int field = 0; field < FIELDS.length; field++) {
            names[field] = quoted(FIELDS[field].jsonName());
        }
        names[SCANNER] = quoted(RideObject.SCANNER_FIELD);
        return names;
    }

    private static byte[] quoted(String name) {
        return ('"' + name + '"').getBytes(StandardCharsets.US_ASCII);
    }
}
