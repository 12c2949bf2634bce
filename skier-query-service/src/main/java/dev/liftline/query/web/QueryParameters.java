package dev.liftline.query.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The decoded parameters of a query. Tomcat's own parser rejects a query that has a parameter without a name. */
final class QueryParameters {

    private final Map<String, List<String>> values = new HashMap<>();

    private QueryParameters() {}

    /**
     * Parses {@code name=value&…}; a name without {@code =} has the empty value.
     *
     * @param query as sent; null if there is none
     * @throws RequestException if an escape is malformed or does not stand for UTF-8
     */
    static QueryParameters parse(@Nullable String query) {
        QueryParameters parameters = new QueryParameters();
        if (query == null) {
            return parameters;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
            parameters.values.computeIfAbsent(name, _ -> new ArrayList<>(1)).add(value);
        }
        return parameters;
    }

    /** The values of {@code name} in their order; empty if it is not given. */
    List<String> values(String name) {
        return values.getOrDefault(name, List.of());
    }

    private static String decoded(String text) {
        if (text.indexOf('%') < 0 && text.indexOf('+') < 0) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) (digit(text, i + 1) << 4 | digit(text, i + 2));
                i += 2;
            } else {
                // Tomcat admits ASCII only.
                bytes[length++] = (byte) (c == '+' ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static int digit(String text, int index) {
        int digit = index < text.length() ? Character.digit(text.charAt(index), 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static RequestException malformed() {
        return RequestException.invalid("The query is malformed.", List.of());
    }
}
