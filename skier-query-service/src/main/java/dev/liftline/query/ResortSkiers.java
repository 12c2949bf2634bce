package dev.liftline.query;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * How many different skiers a resort had on a day, as the SkiDataAPI answers it.
 *
 * @param time the resort's name (the field is really called so)
 */
public record ResortSkiers(String time, long numSkiers) {

    /** Reads the head of a {@link ResortDay}'s JSON: its long tail of lifts and hours is not parsed. */
    static ResortSkiers of(byte[] resortDay) {
        @Nullable String name = null;
        try (JsonParser parser = Json.parser(resortDay)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String field = parser.currentName();
                parser.nextToken();
                if (field.equals("resortName")) {
                    name = parser.getString();
                } else if (field.equals("skiers") && name != null) {
                    return new ResortSkiers(name, parser.getLongValue());
                }
                parser.skipChildren();
            }
        }
        throw new IllegalArgumentException("not a resort's day");
    }
}
