package dev.liftline.query.web;

import dev.liftline.model.UriPath;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a query. Decodes a value only when it is asked for, so that no unknown parameter is an error. Tomcat's own
 * parser rejects a query that has a parameter without a name.
 */
final class QueryParameters {

    private final List<String> pairs;

    private QueryParameters(List<String> pairs) {
        this.pairs = pairs;
    }

    /**
     * Parses {@code name=value&…}; a name without {@code =} has the empty value.
     *
     * @param query as sent; null if there is none
     */
    static QueryParameters parse(@Nullable String query) {
        return new QueryParameters(query == null ? List.of() : List.of(query.split("&", -1)));
    }

    /**
     * The values of {@code name} in their order; empty if it is not given.
     *
     * @throws RequestException if an escape of a value is malformed or does not stand for UTF-8
     */
    List<String> values(String name) {
        List<String> values = new ArrayList<>(1);
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            if (name.equals(decoded(equals < 0 ? pair : pair.substring(0, equals)))) {
                values.add(equals < 0 ? "" : value(pair.substring(equals + 1)));
            }
        }
        return values;
    }

    private static String value(String text) {
        String value = decoded(text);
        if (value == null) {
            throw RequestException.invalid("The query is malformed.", List.of());
        }
        return value;
    }

    /** Null if an escape is malformed or does not stand for UTF-8. */
    private static @Nullable String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int b = c == '+' ? ' ' : c; // Tomcat admits ASCII only.
            if (c == '%') {
                b = UriPath.escaped(text, i);
                i += 2;
            }
            if (b < 0) {
                return null;
            }
            bytes[length++] = (byte) b;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
