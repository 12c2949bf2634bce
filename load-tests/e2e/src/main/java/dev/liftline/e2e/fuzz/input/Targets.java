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

/** Paths and queries of an operation. */
final class Targets {

    private static final String PLAIN_IN_PATH = "[A-Za-z0-9\\-._~!$&'()*+,=:@]+";
    private static final String UNRESERVED = "-._~";

    private final Choices choices;
    private final Ground ground;

    Targets(Choices choices, Ground ground) {
        this.choices = choices;
        this.ground = ground;
    }

    void write(Operation operation, Draft draft) {
        Map<String, Parameter> byName = operation.parameters("path").stream()
                .collect(Collectors.toMap(Parameter::name, parameter -> parameter));
        for (String segment : operation.template().substring(1).split("/", -1)) {
            draft.append("/");
            Parameter parameter =
                    segment.startsWith("{") ? byName.get(segment.substring(1, segment.length() - 1)) : null;
            if (parameter == null) {
                draft.append(segment);
            } else if (choices.oneIn(10)) {
                doubtful(parameter, draft);
            } else {
                String valid = valid(parameter, operation.writes());
                draft.path.put(parameter.name(), valid);
                draft.append(valid);
            }
        }
        query(operation, draft);
    }

    private void doubtful(Parameter parameter, Draft draft) {
        String text = Texts.doubtful(choices, parameter.schema().node());
        String segment = choices.oneIn(4) ? everyByteEscaped(text) : escaped(text);
        draft.append(segment);
        if (segment.matches(PLAIN_IN_PATH) && !segment.matches("\\.{1,2}")) {
            if (parameter.allows(segment)) {
                draft.path.put(parameter.name(), segment);
                leaveTheGround(parameter, segment, draft);
            } else {
                draft.wrong(parameter.name());
            }
        } else {
            // An escape may hide something, or only spoil the value; an empty segment is another path.
            draft.spoil(400, 404);
            if (segment.isEmpty()) {
                draft.spoil(405);
            }
        }
    }

    /** NB: a season or a resort that happens to be valid is not written to, where others count rides. */
    private void leaveTheGround(Parameter parameter, String text, Draft draft) {
        boolean season =
                parameter.name().equals("seasonID") && !ground.written().contains(text);
        if (draft.method.equals("POST") && season) {
            draft.append("x");
            draft.wrong(parameter.name());
        }
    }

    private String valid(Parameter parameter, boolean written) {
        if (written) {
            return switch (parameter.name()) {
                case "seasonID" -> choices.of(ground.written());
                case "resortID" -> choices.oneIn(8) ? number(parameter) : Integer.toString(1 + choices.below(10));
                default -> number(parameter);
            };
        }
        return choices.oneIn(2) ? Texts.valid(choices, parameter.schema().node()) : quiet(parameter.name());
    }

    private String number(Parameter parameter) {
        String text = Texts.valid(choices, parameter.schema().node());
        return text.equals(Integer.toString(Ground.CANARY_RESORT)) ? "1" : text;
    }

    /** A value at which there is something to read. */
    private String quiet(String name) {
        return switch (name) {
            case "seasonID", "season" -> ground.quiet();
            case "skierID" -> Integer.toString(1 + choices.below(Ground.QUIET_SKIERS));
            default -> "1";
        };
    }

    private void query(Operation operation, Draft draft) {
        List<String> pairs = new ArrayList<>();
        for (Parameter parameter : operation.parameters("query")) {
            if (parameter.required() ? choices.oneIn(20) : !choices.oneIn(3)) {
                if (parameter.required()) {
                    draft.wrong(parameter.name());
                }
                continue;
            }
            int times = choices.oneIn(8) ? 2 + choices.below(choices.oneIn(8) ? 60 : 3) : 1;
            List<String> values =
                    IntStream.range(0, times).mapToObj(i -> value(parameter)).toList();
            values.forEach(value -> pairs.add(parameter.name() + "=" + queryEscaped(value)));
            judge(parameter, values, draft);
        }
        if (choices.oneIn(10)) {
            pairs.add(choices.of(List.of("x=1", "Season=1", "a", "x=%20", "%73easonX=1", "utm_source=a%26b")));
        }
        if (choices.oneIn(20)) {
            pairs.add("x="
                    + choices.of(
                            List.of("%", "%0", "%zz", "é", "\u0001", "\"", "<", "[", "{", "|", "\\", "^", "`", "%00")));
            draft.spoil(400);
        }
        if (!pairs.isEmpty()) {
            draft.append("?" + String.join("&", pairs));
        }
    }

    private String value(Parameter parameter) {
        if (!choices.oneIn(8)) {
            return choices.oneIn(2) ? Texts.valid(choices, parameter.schema().node()) : quiet(parameter.name());
        }
        return Texts.doubtful(choices, parameter.schema().node());
    }

    private static void judge(Parameter parameter, List<String> values, Draft draft) {
        if (parameter.isOpaque()) {
            draft.mayAlsoBe(400);
        } else if ((values.size() > 1 && !parameter.repeatable())
                || !values.stream().allMatch(parameter::allows)) {
            draft.wrong(parameter.name());
        }
        // A control character is refused before anybody knows whose value it is.
        if (values.stream().anyMatch(value -> value.chars().anyMatch(c -> c < ' ' || c == 127))) {
            draft.spoil(400);
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
