package dev.liftline.e2e.fuzz.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.api.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Generates paths and queries. */
final class TargetGenerator {

    private static final String PLAIN_IN_PATH = "[A-Za-z0-9\\-._~!$&'()*+,=:@]+";
    private static final String UNRESERVED = "-._~";
    private static final String UNRESERVED_ONLY = "[A-Za-z0-9\\-._~]+";

    private final ChoiceSequence choices;
    private final FuzzScope scope;

    TargetGenerator(ChoiceSequence choices, FuzzScope scope) {
        this.choices = choices;
        this.scope = scope;
    }

    void write(Operation operation, RequestBuilder request) {
        Map<String, Parameter> byName = operation.parameters("path").stream()
                .collect(Collectors.toMap(Parameter::name, parameter -> parameter));
        for (String segment : operation.template().substring(1).split("/", -1)) {
            request.append("/");
            Parameter parameter =
                    segment.startsWith("{") ? byName.get(segment.substring(1, segment.length() - 1)) : null;
            if (parameter == null) {
                request.append(segment);
            } else if (choices.oneIn(10)) {
                questionable(parameter, request);
            } else {
                String valid = valid(parameter, operation.writes());
                request.path.put(parameter.name(), valid);
                request.append(valid);
            }
        }
        query(operation, request);
    }

    private void questionable(Parameter parameter, RequestBuilder request) {
        String text = TextGenerator.questionable(choices, parameter.schema().node());
        boolean everyByte = choices.oneIn(4);
        String segment = everyByte ? everyByteEscaped(text) : escaped(text);
        request.append(segment);
        // An escaped unreserved character is the character itself (docs/contracts/http-api.md).
        String meant = everyByte && text.matches(UNRESERVED_ONLY) ? text : segment;
        if (meant.matches(PLAIN_IN_PATH) && !meant.matches("\\.{1,2}")) {
            if (parameter.allows(meant)) {
                request.path.put(parameter.name(), meant);
                keepInScope(parameter, meant, request);
            } else {
                request.invalidField(parameter.name());
            }
        } else {
            // An escape may change the path or only the value; an empty segment is another path.
            request.expectStatus(400, 404);
            if (segment.isEmpty()) {
                request.expectStatus(405);
            }
        }
    }

    /** Makes a season outside the scope invalid, so that nothing is written there. */
    private void keepInScope(Parameter parameter, String text, RequestBuilder request) {
        boolean season =
                parameter.name().equals("seasonID") && !scope.writeSeasons().contains(text);
        if (request.method().equals("POST") && season) {
            request.append("x");
            request.invalidField(parameter.name());
        }
    }

    private String valid(Parameter parameter, boolean written) {
        if (written) {
            return switch (parameter.name()) {
                case "seasonID" -> choices.of(scope.writeSeasons());
                case "resortID" -> choices.oneIn(8) ? number(parameter) : Integer.toString(1 + choices.below(10));
                default -> number(parameter);
            };
        }
        return choices.oneIn(2)
                ? TextGenerator.valid(choices, parameter.schema().node())
                : quiet(parameter.name());
    }

    private String number(Parameter parameter) {
        String text = TextGenerator.valid(choices, parameter.schema().node());
        return text.equals(Integer.toString(FuzzScope.SMUGGLED_RESORT)) ? "1" : text;
    }

    /** A value with data in the read season. */
    private String quiet(String name) {
        return switch (name) {
            case "seasonID", "season" -> scope.readSeason();
            case "skierID" -> Integer.toString(1 + choices.below(FuzzScope.READ_SKIERS));
            default -> "1";
        };
    }

    private void query(Operation operation, RequestBuilder request) {
        List<String> pairs = new ArrayList<>();
        for (Parameter parameter : operation.parameters("query")) {
            if (parameter.required() ? choices.oneIn(20) : !choices.oneIn(3)) {
                if (parameter.required()) {
                    request.invalidField(parameter.name());
                }
                continue;
            }
            int times = choices.oneIn(8) ? 2 + choices.below(choices.oneIn(8) ? 60 : 3) : 1;
            List<String> values =
                    IntStream.range(0, times).mapToObj(i -> value(parameter)).toList();
            values.forEach(value -> pairs.add(parameter.name() + "=" + queryEscaped(value)));
            judge(parameter, values, request);
        }
        if (choices.oneIn(10)) {
            pairs.add(
                    choices.of(List.of("x=1", "Season=1", "a", "x=%20", "%73easonX=1", "utm_source=a%26b", "=x", "=")));
        }
        if (choices.oneIn(20)) {
            pairs.add("x="
                    + choices.of(
                            List.of("%", "%0", "%zz", "é", "\u0001", "\"", "<", "[", "{", "|", "\\", "^", "`", "%00")));
            request.expectStatus(400);
        }
        if (!pairs.isEmpty()) {
            request.append("?" + String.join("&", pairs));
        }
    }

    private String value(Parameter parameter) {
        if (!choices.oneIn(8)) {
            return choices.oneIn(2)
                    ? TextGenerator.valid(choices, parameter.schema().node())
                    : quiet(parameter.name());
        }
        return TextGenerator.questionable(choices, parameter.schema().node());
    }

    private static void judge(Parameter parameter, List<String> values, RequestBuilder request) {
        if (parameter.isOpaque()) {
            request.alsoAllow(400);
        } else if ((values.size() > 1 && !parameter.repeatable())
                || !values.stream().allMatch(parameter::allows)) {
            request.invalidField(parameter.name());
        }
        // A control character is rejected before the parameter is known.
        if (values.stream().anyMatch(value -> value.chars().anyMatch(c -> c < ' ' || c == 127))) {
            request.expectStatus(400);
        }
    }

    private String queryEscaped(String text) {
        return choices.oneIn(6) ? everyByteEscaped(text) : escaped(text);
    }

    private static String escaped(String text) {
        return bytes(text)
                .map(b -> (Character.isLetterOrDigit(b) && b < 128) || UNRESERVED.indexOf(b) >= 0
                        ? Character.toString(b)
                        : "%%%02X".formatted(b))
                .collect(Collectors.joining());
    }

    private static String everyByteEscaped(String text) {
        return bytes(text).map("%%%02x"::formatted).collect(Collectors.joining());
    }

    private static Stream<Integer> bytes(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        return IntStream.range(0, bytes.length).mapToObj(i -> bytes[i] & 0xff);
    }
}
