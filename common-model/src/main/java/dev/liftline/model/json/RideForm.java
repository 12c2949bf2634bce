package dev.liftline.model.json;

import dev.liftline.model.RideField;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The JSON forms of a ride: the fields of the object and their names. Unknown fields are ignored. Thread-safe. */
public final class RideForm {

    /** The body of a request for one ride; the path holds the other fields. */
    public static final RideForm BODY =
            new RideForm(List.of(RideField.LIFT_ID, RideField.TIME), RideField::jsonName, List.of());

    /** An item of a batch: the season is four digits of text. */
    public static final RideForm ITEM =
            new RideForm(List.of(RideField.values()), RideField::jsonName, List.of("scannerID"));

    /** The value of a record: the season is a number, {@code scannerId} may be null. */
    static final RideForm RECORD =
            new RideForm(List.of(RideField.values()), RideField::recordName, List.of("scannerId", "receivedAt"));

    private final RideField[] fields;
    private final List<String> names;
    private final PropertyNameMatcher matcher;
    private final int scanner;

    /** @param others the names of the scanner's id and of {@code receivedAt}, as far as the form has them */
    private RideForm(List<RideField> fields, Function<RideField, String> name, List<String> others) {
        this.fields = fields.toArray(RideField[]::new);
        this.names = Stream.concat(fields.stream().map(name), others.stream()).toList();
        this.matcher = new JsonFactory()
                .constructNameMatcher(names.stream().map(Named::fromString).toList(), true);
        this.scanner = fields.size();
    }

    /** The name of the scanner's id. */
    public String scannerName() {
        return names.get(scanner);
    }

    /**
     * Reads an object into {@code draft}, from behind its start to its end. A value of the wrong type is marked in the
     * draft and skipped.
     */
    public void read(JsonParser parser, RideDraft draft) {
        int match = parser.nextNameMatch(matcher);
        while (match != PropertyNameMatcher.MATCH_END_OBJECT) {
            JsonToken token = parser.nextToken();
            if (match >= 0) {
                readValue(match, token, parser, draft);
            }
            parser.skipChildren();
            match = parser.nextNameMatch(matcher);
        }
    }

    private boolean isRecord() {
        return names.size() > scanner + 1;
    }

    private void readValue(int match, JsonToken token, JsonParser parser, RideDraft draft) {
        if (match > scanner) {
            readReceivedAt(token, parser, draft);
        } else if (match == scanner) {
            readScannerId(token, parser, draft);
        } else if (fields[match] == RideField.SEASON_ID && !isRecord()) {
            readSeason(token, parser, draft);
        } else if (token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == NumberType.INT) {
            draft.set(fields[match], parser.getIntValue());
        } else {
            draft.reject(fields[match], names.get(match));
        }
    }

    private static void readSeason(JsonToken token, JsonParser parser, RideDraft draft) {
        if (token == JsonToken.VALUE_STRING) {
            draft.set(RideField.SEASON_ID, RideField.SEASON_ID.parse(parser.getString()));
        } else {
            draft.reject(RideField.SEASON_ID, RideField.SEASON_ID.jsonName());
        }
    }

    private void readScannerId(JsonToken token, JsonParser parser, RideDraft draft) {
        if (token == JsonToken.VALUE_STRING) {
            draft.setScannerId(parser.getString());
        } else if (token != JsonToken.VALUE_NULL || !isRecord()) {
            draft.rejectScannerId(scannerName());
        }
    }

    private void readReceivedAt(JsonToken token, JsonParser parser, RideDraft draft) {
        if (token == JsonToken.VALUE_NULL) {
            return;
        }
        try {
            if (token == JsonToken.VALUE_STRING) {
                draft.setReceivedAt(InstantParser.parse(parser.getString()));
                return;
            }
        } catch (DateTimeParseException e) {
            // Rejected below, like a value of the wrong type.
        }
        draft.reject(names.getLast());
    }
}
