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

/** Says of a body what the contract and the schema say of it: whether it is JSON at all, and which fields are wrong. */
final class BodyJudge {

    /** Deeper than this, or a number longer than that, a service need not read. */
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

    private BodyJudge() {}

    /**
     * @param values what was read: one value, or one a line; null where it is not strict JSON
     * @param doubtful whether a service may refuse it though it is JSON
     */
    record Reading(@Nullable List<JsonNode> values, boolean doubtful) {}

    static Reading read(byte[] body, boolean lines) {
        String text;
        try {
            text = UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException e) {
            return new Reading(null, false);
        }
        if (text.startsWith("\ufeff")) {
            // RFC 8259, 8.1: it must not be sent, and may be ignored.
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
        boolean doubtful =
                depth(text) > SURE_DEPTH || longestNumber(text) >= SURE_DIGITS || (lines && text.contains("\r"));
        return new Reading(values, doubtful);
    }

    /** The fields of an object that are wrong; what is no object is wrong as a whole. */
    static Optional<Set<String>> wrongFields(JsonNode value, SchemaCheck schema) {
        return value.isObject() ? Optional.of(schema.wrongFields(value)) : Optional.empty();
    }

    /** How many bytes there are of the kind that stands between two items. */
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
