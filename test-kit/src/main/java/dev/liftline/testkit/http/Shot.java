package dev.liftline.testkit.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param path with its query
 * @param body nothing for a GET
 * @param headers beside Host and Content-Length
 */
public record Shot(HttpMethod method, String path, @Nullable Buffer body, Map<String, String> headers) {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** A GET. */
    public static Shot get(String path) {
        return new Shot(HttpMethod.GET, path, null, Map.of());
    }

    /** A POST of JSON. */
    public static Shot post(String path, Buffer json) {
        return new Shot(HttpMethod.POST, path, json, JSON);
    }
}
