package dev.liftline.drills.check;

import java.util.Arrays;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reduces a cached value to what the database contains: without the names of lifts and resorts. */
final class ComparableValue {

    private static final JsonMapper JSON = JsonMapper.shared();

    private ComparableValue() {}

    /** Reduces a value {@code VERSION:JSON} or {@code VERSION.FORM:JSON}; {@code 0:} means no data. */
    static String of(String key, String value) {
        int colon = value.indexOf(':');
        String version = value.substring(0, colon).split("\\.", 2)[0] + ":";
        String json = value.substring(colon + 1);
        if (json.isEmpty()) {
            return version;
        }
        return version
                + switch (key.substring(0, key.indexOf(':'))) {
                    case "skier-rides" -> rides(JSON.readTree(json));
                    case "resort-day" -> resortDay(JSON.readTree(json));
                    default -> json;
                };
    }

    static String rides(JsonNode rides) {
        return rides.valueStream()
                .map(ride -> numbers(ride, "time", "liftID", "vertical"))
                .collect(Collectors.joining(";"));
    }

    static String resortDay(JsonNode day) {
        return numbers(day, "skiers", "rides") + "|" + list(day.path("liftHours"), "liftID", "hour", "rides") + "|"
                + list(day.path("topSkiers"), "skierID", "totalVert", "rides");
    }

    static String list(JsonNode list, String... fields) {
        return list.valueStream().map(item -> numbers(item, fields)).collect(Collectors.joining(";"));
    }

    private static String numbers(JsonNode object, String... fields) {
        return Arrays.stream(fields).map(field -> object.path(field).asString()).collect(Collectors.joining(","));
    }
}
