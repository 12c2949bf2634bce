package dev.liftline.model.json;

import dev.liftline.model.RideHint;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The messages of Redis's channel {@code CacheKeys.HINTS}: a JSON array of {@code [skier,season,resort,day,version]}. {@code
 * docs/contracts/hints.md} defines it.
 */
public final class RideHints {

    /** Hints that one message may hold. */
    public static final int MAX_HINTS = 1_000;

    private static final int USUAL_HINT_LENGTH = 32;
    private static final JsonFactory FACTORY = JsonFactory.builder().build();

    private RideHints() {}

    /** The message with {@code hints}, in UTF-8. Thread-safe. */
    public static byte[] write(List<RideHint> hints) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_HINT_LENGTH * hints.size());
        try (JsonGenerator json = FACTORY.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartArray();
            for (RideHint hint : hints) {
                json.writeStartArray();
                json.writeNumber(hint.skierId());
                json.writeNumber(hint.seasonId());
                json.writeNumber(hint.resortId());
                json.writeNumber(hint.dayId());
                json.writeNumber(hint.version());
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        return bytes.toByteArray();
    }

    /**
     * The hints of a message. Numbers after the fifth are those of a later release and are skipped. Thread-safe.
     *
     * @throws IllegalArgumentException if the message is not such an array
     */
    public static List<RideHint> read(byte[] message) {
        try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), message)) {
            expect(parser, JsonToken.START_ARRAY);
            List<RideHint> hints = new ArrayList<>();
            while (parser.nextToken() == JsonToken.START_ARRAY) {
                hints.add(new RideHint(number(parser), number(parser), number(parser), number(parser), number(parser)));
                skipRest(parser);
            }
            if (parser.currentToken() != JsonToken.END_ARRAY || parser.nextToken() != null) {
                throw new IllegalArgumentException("it is not one array of hints");
            }
            return hints;
        } catch (JacksonException e) {
            throw new IllegalArgumentException("it is not an array of hints", e);
        }
    }

    private static void expect(JsonParser parser, JsonToken token) {
        if (parser.nextToken() != token) {
            throw new IllegalArgumentException("it is not an array of hints of five numbers each");
        }
    }

    private static int number(JsonParser parser) {
        expect(parser, JsonToken.VALUE_NUMBER_INT);
        return parser.getIntValue();
    }

    private static void skipRest(JsonParser parser) {
        JsonToken next = parser.nextToken();
        while (next == JsonToken.VALUE_NUMBER_INT) {
            next = parser.nextToken();
        }
        if (next != JsonToken.END_ARRAY) {
            throw new IllegalArgumentException("a hint holds more than numbers");
        }
    }
}
