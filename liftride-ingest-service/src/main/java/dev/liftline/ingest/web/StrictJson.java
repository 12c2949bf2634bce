package dev.liftline.ingest.web;

import java.nio.CharBuffer;
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

/** JSON of which every key stands once, read token by token. Safe for use by many threads. */
final class StrictJson {

    // Lengths of texts and numbers are bounded by the body's.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    private StrictJson() {}

    /** Reads with a parser and returns its result. */
    interface Reading<T> {

        /** Called with the parser before its first token. */
        T from(JsonParser parser);
    }

    /** @throws BadRequestException saying where the text stops being JSON */
    static <T> T read(CharBuffer text, Reading<T> reading) {
        try (JsonParser parser = FACTORY.createParser(
                ObjectReadContext.empty(), text.array(), text.arrayOffset() + text.position(), text.remaining())) {
            return reading.from(parser);
        } catch (JacksonException e) {
            throw new BadRequestException(sentence(e));
        }
    }

    private static String sentence(JacksonException failure) {
        TokenStreamLocation location = failure.getLocation();
        String place =
                location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
        return switch (failure) {
            case UnexpectedEndOfInputException _ -> "The JSON breaks off" + place + ".";
            case StreamConstraintsException _ ->
                "The JSON is nested too deeply or holds an overlong number" + place + ".";
            // Jackson has no exception of its own for it.
            case StreamReadException e
            when e.getOriginalMessage().startsWith("Duplicate") ->
                "A key stands twice in one JSON object" + place + ".";
            default -> "The body is not valid JSON" + place + ".";
        };
    }
}
