package dev.liftline.query.web;

import dev.liftline.model.RideField;
import dev.liftline.model.json.StrictJson;
import dev.liftline.model.json.UnreadableBodyException;
import dev.liftline.servicekit.web.BodyMediaType;
import dev.liftline.servicekit.web.BodyTooLargeException;
import dev.liftline.servicekit.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.OptionalInt;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** The body of {@code POST /resorts/{resortID}/seasons}: strict JSON with a {@code year} of four digits. */
final class SeasonBody {

    /** The limit, with room for fields of other releases. */
    static final DataSize LIMIT = DataSize.ofKilobytes(4);

    private static final String YEAR = "year";

    private SeasonBody() {}

    /**
     * Parses the year as a season. An invalid year is rejected in {@code fields}.
     *
     * @throws RequestException if the body is not a JSON object
     * @throws BodyTooLargeException if it exceeds {@link #LIMIT}
     * @throws HttpMediaTypeNotSupportedException if the content type is not accepted
     */
    static int read(HttpServletRequest request, RequestFields fields) throws HttpMediaTypeNotSupportedException {
        BodyMediaType.of(request);
        try {
            return StrictJson.read(RequestBodies.read(request, LIMIT), parser -> read(parser, fields));
        } catch (UnreadableBodyException e) {
            throw fields.unreadable(e.sentence());
        }
    }

    private static int read(JsonParser parser, RequestFields fields) throws UnreadableBodyException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableBodyException("The body must be a JSON object with a year.");
        }
        boolean hasYear = false;
        OptionalInt season = OptionalInt.empty();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            boolean isYear = parser.currentName().equals(YEAR);
            JsonToken value = parser.nextToken();
            if (isYear) {
                hasYear = true;
                if (value == JsonToken.VALUE_STRING) {
                    season = RideField.SEASON_ID.parse(parser.getString());
                }
            }
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw new UnreadableBodyException("Nothing may follow the JSON object.");
        }
        if (!hasYear) {
            fields.reject(YEAR, "is required");
        } else if (season.isEmpty()) {
            fields.reject(YEAR, "must be a string of four digits, for example \"2026\"");
        }
        return season.orElse(0);
    }
}
