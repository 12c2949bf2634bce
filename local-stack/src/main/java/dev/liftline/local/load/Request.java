package dev.liftline.local.load;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An HTTP request to send.
 *
 * @param path with its query
 * @param body null for none
 * @param headers beside Host and Content-Length
 * @param id the caller's number for the request; the client does not use it
 */
public record Request(
        HttpMethod method, String path, @Nullable Buffer body, Map<String, String> headers, long id) {

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");

    /** A GET. */
    public static Request get(String path) {
        return new Request(HttpMethod.GET, path, null, Map.of(), 0);
    }

    /** A POST of JSON. */
    public static Request post(String path, Buffer json) {
        return new Request(HttpMethod.POST, path, json, JSON, 0);
    }

    /**
     * A request of any kind.
     *
     * @param body empty for none
     */
    public static Request of(String method, String path, String body, Map<String, String> headers) {
        return new Request(HttpMethod.valueOf(method), path, body.isEmpty() ? null : Buffer.buffer(body), headers, 0);
    }

    /** The same request with another number. */
    public Request withId(long newId) {
        return new Request(method, path, body, headers, newId);
    }

    /** The same request with a key; without one if it is empty. */
    public Request withKey(String key) {
        if (key.isEmpty()) {
            return this;
        }
        Map<String, String> withKey = new HashMap<>(headers);
        withKey.put(Credentials.HEADER, key);
        return withHeaders(withKey);
    }

    /** Whether it says who sends it, so that the client adds no key. */
    boolean hasCredential() {
        return headers.keySet().stream()
                .anyMatch(name -> name.equalsIgnoreCase(Credentials.HEADER)
                        || name.equalsIgnoreCase("Authorization")
                        || name.equalsIgnoreCase("Cookie"));
    }

    /** The same request with other headers. */
    public Request withHeaders(Map<String, String> newHeaders) {
        return new Request(method, path, body, newHeaders, id);
    }
}
