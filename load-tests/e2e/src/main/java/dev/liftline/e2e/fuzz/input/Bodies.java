package dev.liftline.e2e.fuzz.input;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.e2e.fuzz.api.Operation;
import dev.liftline.e2e.fuzz.api.SchemaCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Bodies of an operation that takes one, and what must become of them. */
final class Bodies {

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final List<String> RIDE_FIELDS =
            List.of("resortID", "seasonID", "dayID", "skierID", "time", "liftID");
    private static final int SMALL = 4 * 1024;
    private static final int BATCH = 512 * 1024;
    private static final int MOST_ITEMS = 1_000;
    private static final List<String> OTHER_TYPES = List.of(
            "text/plain",
            "application/xml",
            "application/json;charset=iso-8859-1",
            "application/json; charset=utf-16",
            "*/*",
            "json",
            "application/*",
            "multipart/form-data; boundary=x",
            "application/x-www-form-urlencoded",
            "application/json;charset=nonsense",
            "application/problem+json",
            "application/vnd.api+json",
            "application/json, text/plain",
            "/",
            ";",
            "application/json;=",
            "",
            "application/json;charset=\"");

    private final Choices choices;
    private final Ground ground;

    Bodies(Choices choices, Ground ground) {
        this.choices = choices;
        this.ground = ground;
    }

    void write(Operation operation, Draft draft) {
        if (operation.bodies().isEmpty()) {
            if (choices.oneIn(20)) {
                // A body that nobody takes is dropped.
                draft.body("{\"a\":1}".repeat(1 + choices.below(200)).getBytes(UTF_8), choices.oneIn(2));
            }
            return;
        }
        boolean lines = operation.bodies().containsKey(NDJSON) && choices.oneIn(2);
        boolean batch = operation.bodies().containsKey(NDJSON);
        contentType(lines, draft);
        SchemaCheck schema = Objects.requireNonNull(operation.bodies().get(batch ? NDJSON : JSON));
        byte[] body =
                JsonTexts.bytes(choices, batch ? items(schema, lines) : JsonTexts.object(choices, schema, ground));
        if (leavesTheGround(body, lines)) {
            body = "null".getBytes(UTF_8);
        }
        int limit = batch ? BATCH : SMALL;
        if (choices.oneIn(60)) {
            int more = Math.max(0, limit - body.length + choices.of(List.of(0, 1, -1, 2, 1_000, 300_000)));
            body = JsonTexts.joined(body, " ".repeat(more).getBytes(UTF_8));
        }
        draft.body(body, choices.oneIn(6));
        if (body.length > limit) {
            draft.spoil(413);
        }
        judge(body, lines, batch, schema, draft);
    }

    private void contentType(boolean lines, Draft draft) {
        String right = lines ? NDJSON : JSON;
        if (choices.oneIn(15)) {
            draft.spoil(415);
            if (choices.oneIn(4)) {
                return;
            }
            draft.header("Content-Type", choices.of(OTHER_TYPES));
        } else {
            draft.header(
                    "Content-Type",
                    choices.of(List.of(
                            right,
                            right,
                            right,
                            right + ";charset=utf-8",
                            right + "; charset=\"UTF-8\"",
                            right.toUpperCase(java.util.Locale.ROOT),
                            right + " ; charset=Utf-8")));
        }
    }

    private String items(SchemaCheck item, boolean lines) {
        int count = choices.oneIn(12) ? choices.of(List.of(0, MOST_ITEMS, MOST_ITEMS + 1, 100)) : 1 + choices.below(5);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < Math.min(count, 5); i++) {
            items.add(
                    choices.oneIn(12)
                            ? choices.of(List.of("1", "null", "[]", "\"x\"", "", "{}{}"))
                            : JsonTexts.object(choices, item, ground));
        }
        // Many items are a few, again and again: a ride counts once.
        List<String> all = IntStream.range(0, count)
                .mapToObj(i -> items.get(i % items.size()))
                .toList();
        if (lines) {
            return String.join("\n", all) + choices.of(List.of("\n", "", "\n\n"));
        }
        return "[" + String.join(",", all) + "]";
    }

    /** NB: a season that happens to be valid is not written to, where others count rides. */
    private boolean leavesTheGround(byte[] body, boolean lines) {
        List<JsonNode> values = BodyJudge.read(body, lines).values();
        return values != null
                && values.stream()
                        .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                        .flatMap(ride -> Stream.of(ride.path("seasonID"), ride.path("year")))
                        .map(season -> season.asString(""))
                        .anyMatch(season ->
                                season.matches("[0-9]{4}") && !ground.written().contains(season));
    }

    private void judge(byte[] body, boolean lines, boolean batch, SchemaCheck schema, Draft draft) {
        BodyJudge.Reading reading = BodyJudge.read(body, lines);
        List<JsonNode> values = reading.values();
        if (values == null) {
            draft.spoil(400);
            if (batch && BodyJudge.separators(body, lines) >= MOST_ITEMS) {
                // Who counts while reading may have had too many before the part that is broken.
                draft.mayAlsoBe(413);
            }
            return;
        }
        if (reading.doubtful()) {
            draft.mayAlsoBe(400);
        }
        if (batch) {
            judgeItems(
                    lines ? values : values.getFirst().valueStream().toList(),
                    lines || values.getFirst().isArray(),
                    schema,
                    draft);
        } else {
            Optional<Set<String>> wrong = BodyJudge.wrongFields(values.getFirst(), schema);
            wrong.ifPresentOrElse(fields -> fields.forEach(draft::wrong), () -> draft.spoil(400));
            if (wrong.isPresent()
                    && draft.wrong().isEmpty()
                    && values.getFirst().has("liftID")) {
                draft.rides(List.of(ride(draft.path, values.getFirst())), List.of());
            }
        }
    }

    private static void judgeItems(List<JsonNode> items, boolean isList, SchemaCheck schema, Draft draft) {
        if (!isList || items.isEmpty()) {
            draft.spoil(400);
            return;
        }
        if (items.size() > MOST_ITEMS) {
            draft.spoil(413);
        }
        List<Set<String>> wrong = items.stream()
                .map(item -> BodyJudge.wrongFields(item, schema).orElse(Set.of("ride")))
                .toList();
        List<Optional<Ride>> rides = IntStream.range(0, items.size())
                .mapToObj(i -> wrong.get(i).isEmpty() ? ride(Map.of(), items.get(i)) : Optional.<Ride>empty())
                .toList();
        draft.rides(rides, wrong);
    }

    private static Optional<Ride> ride(Map<String, String> path, JsonNode body) {
        List<Integer> fields = new ArrayList<>();
        for (String name : RIDE_FIELDS) {
            String inPath = path.get(name);
            if (inPath == null && !body.has(name)) {
                return Optional.empty();
            }
            fields.add(inPath == null ? body.path(name).asInt() : Integer.parseInt(inPath));
        }
        return Optional.of(
                new Ride(fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5)));
    }
}
