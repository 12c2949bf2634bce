package dev.liftline.e2e.fuzz.input;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.e2e.fuzz.api.SchemaCheck;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Generates JSON objects from a schema: valid ones, invalid ones and texts that are not JSON. */
final class JsonGenerator {

    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "\"\"",
            "\"1\"",
            "1.0",
            "1.5",
            "-0",
            "1e0",
            "1E2",
            "1e400",
            "01",
            "+1",
            ".5",
            "1.",
            "0x10",
            "NaN",
            "Infinity",
            "-",
            "[]",
            "{}",
            "[1]",
            "{\"a\":1}",
            "99999999999999999999",
            "-2147483649",
            "2147483648",
            "9223372036854775808",
            "\"2025 \"",
            "\"２０２５\"",
            "\"\\u0032025\"",
            "\"\\ud800\"",
            "\"\\u0000\"",
            "'1'",
            "1 2",
            "1,2",
            "\"",
            "\"\u0001\"",
            "undefined",
            "/*1*/1",
            "1//");

    private JsonGenerator() {}

    static String object(ChoiceSequence choices, SchemaCheck schema, FuzzScope scope) {
        List<String> members = new ArrayList<>();
        schema.node().path("properties").properties().forEach(property -> {
            boolean required = schema.node()
                    .path("required")
                    .valueStream()
                    .anyMatch(name -> name.asString().equals(property.getKey()));
            if (required || choices.oneIn(2)) {
                members.add(quoted(property.getKey()) + ":" + valid(choices, property, scope));
            }
        });
        if (choices.oneIn(2)) {
            corrupt(choices, schema.node(), members);
        }
        String gap = choices.of(List.of("", "", " ", "\t ", "\r\n"));
        return "{" + gap + String.join(gap + "," + gap, members) + gap + "}";
    }

    private static String valid(
            ChoiceSequence choices, java.util.Map.Entry<String, JsonNode> property, FuzzScope scope) {
        JsonNode schema = property.getValue();
        if (property.getKey().equals("seasonID") || property.getKey().equals("year")) {
            return quoted(choices.of(scope.writeSeasons()));
        }
        String text = TextGenerator.valid(choices, schema);
        return schema.path("type").asString().equals("integer") ? text : quoted(text);
    }

    /** Makes one to three changes that mostly leave an object. */
    private static void corrupt(ChoiceSequence choices, JsonNode schema, List<String> members) {
        for (int changes = 1 + choices.below(3); changes > 0; changes--) {
            int at = choices.below(members.size() + 1);
            if (at == members.size()) {
                members.add(choices.of(List.of(
                        "\"note\":\"x\"",
                        "\"note\":[[{\"a\":null}]]",
                        "\"Time\":1",
                        "\"\":0",
                        "\"\\u0074ime\":7",
                        "\"note\":1e999",
                        "\"__proto__\":{}",
                        "\"note\":" + "[".repeat(40) + "]".repeat(40),
                        "\"@type\":\"java.lang.Object\"",
                        "\"note\":" + "7".repeat(1_200))));
                continue;
            }
            String member = members.get(at);
            String key = member.substring(0, member.indexOf(':') + 1);
            JsonNode rule = schema.path("properties").path(key.replaceAll("[\":]", ""));
            switch (choices.below(6)) {
                case 0 -> members.set(at, key + choices.of(LITERALS));
                case 1 -> members.set(at, key + number(choices, rule));
                case 2 -> members.remove(at);
                case 3 -> members.add(key + choices.of(LITERALS));
                case 4 -> Collections.rotate(members, 1);
                default -> members.set(at, key + quoted(TextGenerator.questionable(choices, rule)));
            }
        }
    }

    private static String number(ChoiceSequence choices, JsonNode rule) {
        String text = TextGenerator.beside(choices, rule);
        return rule.path("type").asString().equals("integer") ? text : quoted(text);
    }

    /** The text as UTF-8, one time in four with damaged bytes. */
    static byte[] bytes(ChoiceSequence choices, String text) {
        byte[] bytes = text.getBytes(UTF_8);
        if (!choices.oneIn(4)) {
            return bytes;
        }
        int at = choices.below(bytes.length + 1);
        return switch (choices.below(12)) {
            case 0 -> Arrays.copyOf(bytes, at);
            case 1 ->
                joined(
                        bytes,
                        choices.of(List.of("x", "}", "]", ",", "{}", "\u0000", "//", " null"))
                                .getBytes(UTF_8));
            case 2 -> joined(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf}, bytes);
            case 3 ->
                inserted(
                        bytes,
                        at,
                        choices.of(List.of("\u00ff", "\u00c0\u0080", "\u00ed\u00a0\u0080", "\u00f5", "\u00e2\u0082")));
            case 4 -> text.getBytes(UTF_16);
            case 5 -> new byte[0];
            case 6 -> " \n".getBytes(UTF_8);
            case 7 -> inserted(bytes, at, choices.of(List.of("\u0000", "\u0007", "\u001b", "\t", "\n", "\r", " ")));
            case 8 -> "[".repeat(1 + choices.below(3_000)).getBytes(UTF_8);
            case 9 -> joined(bytes, " ".repeat(choices.below(6_000)).getBytes(UTF_8));
            case 10 ->
                choices.of(List.of("null", "1", "\"x\"", "[]", "{}", "true", "[[]]", "[null]"))
                        .getBytes(UTF_8);
            default -> flipped(choices, bytes, at);
        };
    }

    private static byte[] flipped(ChoiceSequence choices, byte[] bytes, int at) {
        byte[] copy = bytes.clone();
        if (at < copy.length) {
            copy[at] ^= (byte) (1 << choices.below(8));
        }
        return copy;
    }

    /** @param latin the bytes to insert, one for each character */
    private static byte[] inserted(byte[] bytes, int at, String latin) {
        byte[] insertion = latin.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
        return joined(Arrays.copyOf(bytes, at), insertion, Arrays.copyOfRange(bytes, at, bytes.length));
    }

    static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
