package dev.liftline.model.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Request bodies in strict UTF-8 and strict JSON without duplicate keys, at most 16 levels deep. Thread-safe. */
public final class StrictJson {

    // The limit of the body also limits the length of texts and numbers.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    private StrictJson() {}

    /** Reads from a parser. */
    @FunctionalInterface
    public interface Reading<T> {

        /** Called with the parser in front of the first token. */
        T from(JsonParser parser) throws UnreadableBodyException;
    }

    /**
     * Reads {@code body}, which must have an array.
     *
     * @throws UnreadableBodyException if the body is not UTF-8 or not JSON, or if {@code reading} throws it
     */
    public static <T> T read(ByteBuffer body, Reading<T> reading) throws UnreadableBodyException {
        try (JsonParser parser = parser(body)) {
            return reading.from(parser);
        } catch (CharacterCodingException e) {
            throw new UnreadableBodyException("The body is not valid UTF-8.");
        } catch (JacksonException e) {
            throw new UnreadableBodyException(sentence(e));
        }
    }

    private static JsonParser parser(ByteBuffer body) throws CharacterCodingException {
        ObjectReadContext context = ObjectReadContext.empty();
        if (isAscii(body)) {
            return FACTORY.createParser(context, body.array(), body.arrayOffset() + body.position(), body.remaining());
        }
        // Jackson's own decoder accepts overlong forms and surrogates, and counts columns in bytes.
        CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(body.duplicate());
        return FACTORY.createParser(context, text.array(), text.arrayOffset() + text.position(), text.remaining());
    }

    /** Whether the body has ASCII characters only, and no zero, in which Jackson would see UTF-16 or UTF-32. */
    private static boolean isAscii(ByteBuffer body) {
        byte[] bytes = body.array();
        int begin = body.arrayOffset() + body.position();
        int end = begin + body.remaining();
        int signs = 0;
        for (int i = begin; i < end; i++) {
            signs |= bytes[i] - 1;
        }
        return signs >= 0;
    }

    private static String sentence(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        String place =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return switch (failure) {
            case UnexpectedEndOfInputException _ -> "The JSON is incomplete" + place + ".";
            case StreamConstraintsException _ ->
                "The JSON is nested too deeply or holds an overlong number" + place + ".";
            // Jackson has no exception type for duplicate keys.
            case StreamReadException e
            when e.getOriginalMessage().startsWith("Duplicate") -> "A JSON object has a duplicate key" + place + ".";
            default -> "The body is not valid JSON" + place + ".";
        };
    }
}
