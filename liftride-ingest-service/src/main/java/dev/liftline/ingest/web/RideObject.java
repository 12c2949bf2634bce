package dev.liftline.ingest.web;

import dev.liftline.model.RideField;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonParser.NumberType;
import tools.jackson.core.JsonToken;

/** A JSON object with fields of a ride. Which ones count depends on the request; all others are ignored. */
final class RideObject {

    /** The body of a single ride: the rest of it stands in the path. */
    static final RideObject BODY = new RideObject(false, RideField.TIME, RideField.LIFT_ID);

    /** An item of a batch: everything about the ride. */
    static final RideObject ITEM = new RideObject(true, RideField.values());

    static final String SCANNER_FIELD = "scannerID";

    private final boolean namesScanner;
    private final Map<String, RideField> fields;

    private RideObject(boolean namesScanner, RideField... fields) {
        this.namesScanner = namesScanner;
        this.fields = Arrays.stream(fields).collect(Collectors.toMap(RideField::jsonName, Function.identity()));
    }

    /** Reads from the object's start to its end. A value of the wrong type or range is noted and read past. */
    void read(JsonParser parser, RideDraft draft) {
        for (String name = parser.nextName(); name != null; name = parser.nextName()) {
            JsonToken token = parser.nextToken();
            RideField field = fields.get(name);
            if (field != null) {
                if (field == RideField.SEASON_ID) {
                    draft.set(
                            field,
                            token == JsonToken.VALUE_STRING ? field.parse(parser.getString()) : OptionalInt.empty());
                } else if (isInteger(parser, token) && field.allows(parser.getIntValue())) {
                    draft.set(field, parser.getIntValue());
                } else {
                    draft.setWrong(field);
                }
            } else if (namesScanner && name.equals(SCANNER_FIELD)) {
                draft.setScannerId(token == JsonToken.VALUE_STRING ? parser.getString() : "");
            }
            parser.skipChildren();
        }
    }

    private static boolean isInteger(JsonParser parser, JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_INT && parser.getNumberType() == NumberType.INT;
    }
}
