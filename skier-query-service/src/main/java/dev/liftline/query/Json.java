package dev.liftline.query;

import tools.jackson.core.JsonParser;
import tools.jackson.databind.json.JsonMapper;

/** Liftline's JSON: compact, fields in the order the records declare them. Safe to use from any thread. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** {@code value} as UTF-8. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    static JsonParser parser(byte[] json) {
        return MAPPER.createParser(json);
    }

    static <T> T read(byte[] json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
