package dev.liftline.e2e.fuzz.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A response as received.
 *
 * @param headers values by lower-case name
 * @param body one character for each byte
 */
public record RawResponse(int status, Map<String, List<String>> headers, String body) {

    public @Nullable String header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream()
                .findFirst()
                .orElse(null);
    }

    public byte[] bytes() {
        return body.getBytes(ISO_8859_1);
    }

    /** The body as UTF-8. */
    public String text() {
        return new String(bytes(), UTF_8);
    }

    public boolean closes() {
        return "close".equalsIgnoreCase(header("Connection"));
    }

    @Override
    public String toString() {
        return status + " " + headers + " " + text();
    }
}
