package dev.liftline.e2e.fuzz.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.e2e.fuzz.api.SchemaCheck;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Decides whether a body is strict JSON and which fields break the schema. */
final class BodyRules {

    /** A service may reject deeper nesting and longer numbers. */
    private static final int SURE_DEPTH = 16;

    private static final int SURE_DIGITS = 1_000;

    private static final JsonMapper STRICT = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(100_000)
                            .maxNumberLength(1_000_000)
                            .build())
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private BodyRules() {}

    /**
     * @param values one value, or one for each line; null if the body is not strict JSON
     * @param questionable whether a service may reject it although it is JSON
     */
    record Reading(@Nullable List<JsonNode> values, boolean questionable) {}

    static Reading read(byte[] body, boolean lines) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return new Reading(null, false);
        }
        if (text.startsWith("\ufeff")) {
            // RFC 8259, 8.1: a byte order mark must not be sent.
            return new Reading(null, false);
        }
        List<JsonNode> values = new ArrayList<>();
        String[] texts = lines ? text.split("\n", -1) : new String[] {text};
        for (String one : texts) {
            if (lines && one.isBlank()) {
                continue;
            }
            try {
                JsonNode value = STRICT.readTree(one);
                if (value.isMissingNode()) {
                    return new Reading(null, false);
                }
                values.add(value);
            } catch (JacksonException e) {
                return new Reading(null, false);
            }
        }
        boolean questionable = depth(text) > SURE_DEPTH || longestNumber(text) >= SURE_DIGITS;
        return new Reading(values, questionable);
    }

    /** The invalid fields of an object; empty if the value is no object. */
    static Optional<Set<String>> invalidFields(JsonNode value, SchemaCheck schema) {
        return value.isObject() ? Optional.of(schema.invalidFields(value)) : Optional.empty();
    }

    /** Number of separator bytes between items. */
    static long separators(byte[] body, boolean lines) {
        return IntStream.range(0, body.length)
                .filter(i -> body[i] == (lines ? '\n' : ','))
                .count();
    }

    private static int depth(String text) {
        int depth = 0;
        int deepest = 0;
        for (int i = 0; i < text.length(); i++) {
            switch (text.charAt(i)) {
                case '[', '{' -> deepest = Math.max(deepest, ++depth);
                case ']', '}' -> depth--;
                default -> {}
            }
        }
        return deepest;
    }

    private static int longestNumber(String text) {
        int longest = 0;
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            length = Character.isDigit(text.charAt(i)) ? length + 1 : 0;
            longest = Math.max(longest, length);
        }
        return longest;
    }
}
