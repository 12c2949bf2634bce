package dev.liftline.e2e.fuzz.input;

import java.math.BigInteger;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/** Generates texts from a schema: valid, just outside the bounds, and hostile. */
final class TextGenerator {

    private static final Pattern CLASS_AND_COUNT = Pattern.compile("\\^\\[(.+)]\\{(\\d+)(?:,(\\d+))?}\\$");
    private static final List<String> HOSTILE = List.of(
            "x",
            "-1",
            "+1",
            "01",
            "1.0",
            "1e3",
            " 1",
            "1 ",
            "0x1",
            "٣",
            "１",
            "true",
            "null",
            "NaN",
            "1,2",
            "1_000",
            "--",
            "'",
            "\"",
            "\u0000",
            "\u0007",
            "\u007f",
            "\u0085",
            "\u202e1",
            "\ufeff1",
            "é",
            "🎿",
            "\ud800",
            "..",
            ".",
            "../..",
            "..\\..",
            "/",
            "//",
            "%",
            "%2",
            "%zz",
            "%00",
            "%2f",
            "%252e",
            ";a=b",
            "?",
            "#",
            "&",
            "=",
            "*",
            "${jndi:ldap://x}",
            "' OR 1=1 --",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "\r\nX-Injected: 1",
            "99999999999999999999",
            "-2147483649",
            "4294967297",
            "18446744073709551617",
            "");

    private TextGenerator() {}

    /** A valid text without escapes. */
    static String valid(ChoiceSequence choices, JsonNode schema) {
        if (schema.path("type").asString().equals("integer")) {
            return Long.toString(number(choices, schema));
        }
        Matcher pattern = CLASS_AND_COUNT.matcher(schema.path("pattern").asString(""));
        if (!pattern.matches()) {
            return choices.of(List.of("x", "abc", "\"0\"", "*"));
        }
        int min = Integer.parseInt(pattern.group(2));
        int max = pattern.group(3) == null ? min : Integer.parseInt(pattern.group(3));
        int length = choices.oneIn(8) ? max : (int) choices.between(min, Math.min(max, min + 8));
        return repeated(choices, pattern.group(1), length);
    }

    /** An integer of the schema's range, with its bounds more often than others. */
    static long number(ChoiceSequence choices, JsonNode schema) {
        long min = schema.path("minimum").asLong(0);
        long max = schema.path("maximum").asLong(Integer.MAX_VALUE);
        return switch (choices.below(8)) {
            case 5 -> min;
            case 6 -> max;
            case 7 -> Math.max(min, max - 1);
            default -> choices.between(min, max);
        };
    }

    /** A text that the schema may or may not allow. */
    static String questionable(ChoiceSequence choices, JsonNode schema) {
        return switch (choices.below(6)) {
            case 0 -> beside(choices, schema);
            case 1 -> mutated(choices, valid(choices, schema));
            case 2 -> choices.of(List.of("9", "a", "1", " ")).repeat(1 + choices.below(choices.oneIn(10) ? 4_000 : 90));
            default -> choices.of(HOSTILE);
        };
    }

    /** Off by one at each bound, and powers of two beyond. */
    static String beside(ChoiceSequence choices, JsonNode schema) {
        if (!schema.path("type").asString().equals("integer")) {
            String valid = valid(choices, schema);
            return choices.oneIn(2) ? valid + "0" : valid.substring(1);
        }
        BigInteger max = BigInteger.valueOf(schema.path("maximum").asLong(Integer.MAX_VALUE));
        BigInteger min = BigInteger.valueOf(schema.path("minimum").asLong(0));
        return choices.of(List.of(
                        max.add(BigInteger.ONE),
                        min.subtract(BigInteger.ONE),
                        max.add(BigInteger.ONE.shiftLeft(16)),
                        max.add(BigInteger.ONE.shiftLeft(32)),
                        max.add(BigInteger.ONE.shiftLeft(64)),
                        min.subtract(BigInteger.ONE.shiftLeft(32))))
                .toString();
    }

    /** One character more, less or another. */
    static String mutated(ChoiceSequence choices, String text) {
        int at = choices.below(text.length() + 1);
        String inserted = choices.of(List.of("", " ", "0", "-", "a", "\u0000", "é", "%31", ".", "\t"));
        int rest = Math.min(text.length(), at + choices.below(2));
        return text.substring(0, at) + inserted + text.substring(rest);
    }

    private static String repeated(ChoiceSequence choices, String characters, int length) {
        StringBuilder alphabet = new StringBuilder();
        for (int i = 0; i < characters.length(); i++) {
            if (i + 2 < characters.length() && characters.charAt(i + 1) == '-') {
                for (char c = characters.charAt(i); c <= characters.charAt(i + 2); c++) {
                    alphabet.append(c);
                }
                i += 2;
            } else {
                alphabet.append(characters.charAt(i));
            }
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(choices.below(alphabet.length())));
        }
        return text.toString();
    }
}
