package dev.liftline.gateway.identity;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of the access feed, of the snapshot and of looked-up sessions. */
final class AccessJson {

    private static final JsonMapper JSON = JsonMapper.shared();

    private AccessJson() {}

    /** @throws IllegalArgumentException if the text is not JSON of this type */
    static <T> T read(byte[] json, Class<T> type) {
        try {
            return JSON.readValue(json, type);
        } catch (JacksonException e) {
            // The cause would quote the content.
            throw new IllegalArgumentException("it is not the JSON that is expected there");
        }
    }

    static byte[] write(Object value) {
        return JSON.writeValueAsBytes(value);
    }
}
