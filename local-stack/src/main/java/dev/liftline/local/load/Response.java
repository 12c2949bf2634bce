package dev.liftline.local.load;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * The result of sending a request once.
 *
 * @param status 0 if there was no response
 * @param failure why there was no response; null if there was one
 */
public record Response(
        int status, MultiMap headers, Buffer body, @Nullable Throwable failure) {

    static Response failed(Throwable failure) {
        return new Response(0, MultiMap.caseInsensitiveMultiMap(), Buffer.buffer(), failure);
    }

    /** The body as UTF-8. */
    public String text() {
        return body.toString();
    }

    /** The header's first value; empty if the response has no such header. */
    public String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /** The status, or the type of the failure. */
    public String cause() {
        return failure == null ? Integer.toString(status) : failure.getClass().getSimpleName();
    }
}
