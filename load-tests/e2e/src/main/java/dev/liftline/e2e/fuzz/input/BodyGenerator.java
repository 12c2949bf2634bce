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

/** Generates bodies and the expected result. */
final class BodyGenerator {

    private static final String JSON = "application/json";
    private static final String NDJSON = "application/x-ndjson";
    private static final List<String> RIDE_FIELDS =
            List.of("resortID", "seasonID", "dayID", "skierID", "time", "liftID");
    private static final int SMALL = 4 * 1024;
    private static final int BATCH = 512 * 1024;
    private static final int MAX_BATCH_ITEMS = 1_000;
    private static final List<String> OTHER_TYPES = List.of(
            "text/html",
            "text/plain; charset=utf-16",
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
            "application/json;charset=\"");

    private final ChoiceSequence choices;
    private final FuzzScope scope;

    BodyGenerator(ChoiceSequence choices, FuzzScope scope) {
        this.choices = choices;
        this.scope = scope;
    }

    void write(Operation operation, RequestBuilder request) {
        if (operation.bodies().isEmpty()) {
            if (choices.oneIn(20)) {
                // The service ignores a body that the operation does not take.
                request.body("{\"a\":1}".repeat(1 + choices.below(200)).getBytes(UTF_8), choices.oneIn(2));
            }
            return;
        }
        boolean lines = operation.bodies().containsKey(NDJSON) && choices.oneIn(2);
        boolean batch = operation.bodies().containsKey(NDJSON);
        contentType(lines, request);
        SchemaCheck schema = Objects.requireNonNull(operation.bodies().get(batch ? NDJSON : JSON));
        byte[] body = JsonGenerator.bytes(
                choices, batch ? items(schema, lines) : JsonGenerator.object(choices, schema, scope));
        if (leavesTheScope(body, lines)) {
            body = "null".getBytes(UTF_8);
        }
        int limit = batch ? BATCH : SMALL;
        if (choices.oneIn(60)) {
            int more = Math.max(0, limit - body.length + choices.of(List.of(0, 1, -1, 2, 1_000, 300_000)));
            body = JsonGenerator.joined(body, " ".repeat(more).getBytes(UTF_8));
        }
        request.body(body, choices.oneIn(6));
        if (body.length > limit) {
            request.expectStatus(413);
        }
        judge(body, lines, batch, schema, request);
    }

    private void contentType(boolean lines, RequestBuilder request) {
        String right = lines ? NDJSON : JSON;
        if (choices.oneIn(15)) {
            request.expectStatus(415);
            request.header("Content-Type", choices.of(OTHER_TYPES));
        } else if (lines || !choices.oneIn(6)) {
            request.header(
                    "Content-Type",
                    choices.of(List.of(
                            right,
                            right,
                            right,
                            right + ";charset=utf-8",
                            right + "; charset=\"UTF-8\"",
                            right.toUpperCase(java.util.Locale.ROOT),
                            right + " ; charset=Utf-8")));
        } else if (choices.oneIn(2)) {
            request.header("Content-Type", choices.of(List.of("text/plain", "text/plain; charset=ISO-8859-1", " ")));
        }
    }

    private String items(SchemaCheck item, boolean lines) {
        int count = choices.oneIn(12)
                ? choices.of(List.of(0, MAX_BATCH_ITEMS, MAX_BATCH_ITEMS + 1, 100))
                : 1 + choices.below(5);
        List<String> items = new ArrayList<>();
        for (int i = 0; i < Math.min(count, 5); i++) {
            items.add(
                    choices.oneIn(12)
                            ? choices.of(List.of("1", "null", "[]", "\"x\"", "", "{}{}"))
                            : JsonGenerator.object(choices, item, scope));
        }
        // Repeats a few items: a ride counts once.
        List<String> all = IntStream.range(0, count)
                .mapToObj(i -> items.get(i % items.size()))
                .toList();
        if (lines) {
            return String.join("\n", all) + choices.of(List.of("\n", "", "\n\n"));
        }
        return "[" + String.join(",", all) + "]";
    }

    /** Whether the body would write to a season outside the scope. */
    private boolean leavesTheScope(byte[] body, boolean lines) {
        List<JsonNode> values = BodyRules.read(body, lines).values();
        return values != null
                && values.stream()
                        .flatMap(value -> value.isArray() ? value.valueStream() : Stream.of(value))
                        .flatMap(ride -> Stream.of(ride.path("seasonID"), ride.path("year")))
                        .map(season -> season.asString(""))
                        .anyMatch(season -> season.matches("[0-9]{4}")
                                && !scope.writeSeasons().contains(season));
    }

    private void judge(byte[] body, boolean lines, boolean batch, SchemaCheck schema, RequestBuilder request) {
        BodyRules.Reading reading = BodyRules.read(body, lines);
        List<JsonNode> values = reading.values();
        if (values == null) {
            request.expectStatus(400);
            if (batch && BodyRules.separators(body, lines) >= MAX_BATCH_ITEMS) {
                // A service that counts while it reads may reject the number of items before the broken part.
                request.alsoAllow(413);
            }
            return;
        }
        if (reading.questionable()) {
            request.alsoAllow(400);
        }
        if (batch) {
            expectItems(
                    lines ? values : values.getFirst().valueStream().toList(),
                    lines || values.getFirst().isArray(),
                    schema,
                    request);
        } else {
            Optional<Set<String>> wrong = BodyRules.invalidFields(values.getFirst(), schema);
            wrong.ifPresentOrElse(fields -> fields.forEach(request::invalidField), () -> request.expectStatus(400));
            if (wrong.isPresent()
                    && request.invalidFields().isEmpty()
                    && values.getFirst().has("liftID")) {
                request.rides(List.of(ride(request.path, values.getFirst())), List.of());
            }
        }
    }

    private static void expectItems(List<JsonNode> items, boolean isList, SchemaCheck schema, RequestBuilder request) {
        if (!isList || items.isEmpty()) {
            request.expectStatus(400);
            return;
        }
        if (items.size() > MAX_BATCH_ITEMS) {
            request.expectStatus(413);
        }
        List<Set<String>> wrong = items.stream()
                .map(item -> BodyRules.invalidFields(item, schema).orElse(Set.of("ride")))
                .toList();
        List<Optional<RideIdentity>> rides = IntStream.range(0, items.size())
                .mapToObj(i -> wrong.get(i).isEmpty() ? ride(Map.of(), items.get(i)) : Optional.<RideIdentity>empty())
                .toList();
        request.rides(rides, wrong);
    }

    private static Optional<RideIdentity> ride(Map<String, String> path, JsonNode body) {
        List<Integer> fields = new ArrayList<>();
        for (String name : RIDE_FIELDS) {
            String inPath = path.get(name);
            if (inPath == null && !body.has(name)) {
                return Optional.empty();
            }
            fields.add(inPath == null ? body.path(name).asInt() : Integer.parseInt(inPath));
        }
        return Optional.of(new RideIdentity(
                fields.get(0), fields.get(1), fields.get(2), fields.get(3), fields.get(4), fields.get(5)));
    }
}
