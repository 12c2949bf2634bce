package dev.liftline.query.web.board;

import dev.liftline.model.RideField;
import dev.liftline.model.json.StrictJson;
import dev.liftline.model.json.UnreadableBodyException;
import dev.liftline.query.web.RequestException;
import dev.liftline.query.web.RequestFields;
import dev.liftline.servicekit.web.BodyMediaType;
import dev.liftline.servicekit.web.BodyTooLargeException;
import dev.liftline.servicekit.web.RequestBodies;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The body of {@code POST /board/last-lift}: strict JSON with a skier or a pass, a resort and a reason. Unknown fields are ignored.
 *
 * @param skierId null if a pass is given
 * @param pass null if a skier is given
 * @param reason without white space at its ends
 */
record LastLiftBody(@Nullable Integer skierId, @Nullable String pass, int resortId, String reason) {

    /** The fields as they are named in the body. */
    static final String SKIER = "skierID";

    static final String RESORT = "resort";
    private static final String REASON = "reason";
    private static final String PASS = "pass";
    private static final Pattern PASS_NUMBER = Pattern.compile("[A-Z0-9-]{1,32}");

    private static final DataSize LIMIT = DataSize.ofKilobytes(4);
    private static final int MIN_REASON = 5;
    private static final int MAX_REASON = 200;

    /**
     * Parses the body. Invalid fields are rejected in {@code fields}; the result is then meaningless.
     *
     * @throws RequestException if the body is not a JSON object
     * @throws BodyTooLargeException if it exceeds 4 KiB
     * @throws HttpMediaTypeNotSupportedException if the content type is not accepted
     */
    static LastLiftBody read(HttpServletRequest request, RequestFields fields)
            throws HttpMediaTypeNotSupportedException {
        BodyMediaType.of(request);
        try {
            return StrictJson.read(RequestBodies.read(request, LIMIT), parser -> read(parser, fields));
        } catch (UnreadableBodyException e) {
            throw fields.unreadable(e.sentence());
        }
    }

    private static LastLiftBody read(JsonParser parser, RequestFields fields) throws UnreadableBodyException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableBodyException("The body must be a JSON object with a skier, a resort and a reason.");
        }
        Integer skier = null;
        String pass = null;
        boolean hasSkier = false;
        boolean hasPass = false;
        Integer resort = null;
        String reason = null;
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            switch (name) {
                case SKIER -> {
                    hasSkier = value != JsonToken.VALUE_NULL;
                    skier = integer(parser, value, RideField.SKIER_ID);
                }
                case PASS -> {
                    hasPass = value != JsonToken.VALUE_NULL;
                    pass = text(parser, value);
                }
                case RESORT -> resort = integer(parser, value, RideField.RESORT_ID);
                case REASON -> reason = text(parser, value);
                default -> {}
            }
            parser.skipChildren();
        }
        if (parser.nextToken() != null) {
            throw new UnreadableBodyException("Nothing may follow the JSON object.");
        }
        if (hasSkier == hasPass) {
            fields.reject(SKIER, "is required, or a pass, but not both");
        } else if (hasSkier && skier == null) {
            fields.reject(SKIER, RideField.SKIER_ID.rule());
        } else if (hasPass && (pass == null || !PASS_NUMBER.matcher(pass).matches())) {
            fields.reject(PASS, "must be 1 to 32 of A to Z, 0 to 9 and hyphens");
        }
        if (resort == null) {
            fields.reject(RESORT, RideField.RESORT_ID.rule());
        }
        if (reason == null || !isReason(reason)) {
            fields.reject(REASON, "must be a text of 5 to 200 characters, all of them visible or spaces");
        }
        return new LastLiftBody(skier, pass, resort == null ? 0 : resort, reason == null ? "" : reason);
    }

    private static @Nullable String text(JsonParser parser, JsonToken value) {
        return value == JsonToken.VALUE_STRING ? parser.getString().strip() : null;
    }

    private static @Nullable Integer integer(JsonParser parser, JsonToken value, RideField field) {
        if (value != JsonToken.VALUE_NUMBER_INT || parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
            return null;
        }
        long number = parser.getLongValue();
        return field.allows(number) ? (int) number : null;
    }

    private static boolean isReason(String text) {
        int length = text.codePointCount(0, text.length());
        return length >= MIN_REASON && length <= MAX_REASON && text.codePoints().allMatch(LastLiftBody::isVisible);
    }

    /** Auditors must see what was sent: no zero-width or control characters, nor half a surrogate pair, which would be stored as "?". */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
