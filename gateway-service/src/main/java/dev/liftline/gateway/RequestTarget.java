package dev.liftline.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A request's path and query, in a form that every server reads the same way.
 *
 * <p>Servers differ in dot segments, escapes, empty segments, backslashes and path parameters, and such differences bypass
 * rules. No path of this API needs them; they are rejected. An escape of an ordinary character, such as {@code %20}, passes:
 * the service then names the wrong field.
 *
 * @param path begins with a slash; as received, escapes included
 * @param uri path and query as received
 */
public record RequestTarget(String path, String uri) {

    private static final int DELETE = 0x7f;
    private static final AsciiCharacters IN_PATH = new AsciiCharacters("-._~!$&'()*+,=:@");
    private static final String FORBIDDEN_ESCAPES = "/\\.;%?#";
    private static final AsciiCharacters IN_QUERY = new AsciiCharacters("-._~!$&'()*+,;=:@/?");

    /**
     * Checks a request target.
     *
     * @return one sentence that names the error; null if there is none
     */
    public static @Nullable String violation(String uri) {
        if (uri.isEmpty() || uri.charAt(0) != '/') {
            return "The request target must be a path that begins with a slash.";
        }
        int end = pathEnd(uri);
        int segment = 1;
        for (int i = 1; i < end; i++) {
            char c = uri.charAt(i);
            if (c == '/') {
                String problem = segmentViolation(uri, segment, i);
                if (problem != null) {
                    return problem;
                }
                segment = i + 1;
            } else if (c == '%' ? isForbidden(decoded(uri, i, end)) : !IN_PATH.contains(c)) {
                return "The path contains a character or an escape that is not allowed.";
            }
        }
        // A trailing slash is allowed here; the routes define which paths end in one.
        if (end > segment && isDots(uri, segment, end)) {
            return "The path must not contain dot segments.";
        }
        return queryViolation(uri, end + 1);
    }

    /** Splits a target that has no {@link #violation}. */
    public static RequestTarget parse(String uri) {
        int end = pathEnd(uri);
        return new RequestTarget(end == uri.length() ? uri : uri.substring(0, end), uri);
    }

    private static int pathEnd(String uri) {
        int mark = uri.indexOf('?');
        return mark < 0 ? uri.length() : mark;
    }

    private static @Nullable String segmentViolation(String uri, int from, int to) {
        if (from == to) {
            return "The path must not contain empty segments.";
        }
        return isDots(uri, from, to) ? "The path must not contain dot segments." : null;
    }

    private static boolean isDots(String uri, int from, int to) {
        return switch (to - from) {
            case 1 -> uri.charAt(from) == '.';
            case 2 -> uri.charAt(from) == '.' && uri.charAt(from + 1) == '.';
            default -> false;
        };
    }

    private static @Nullable String queryViolation(String uri, int from) {
        for (int i = from; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%' ? decoded(uri, i, uri.length()) == Character.MAX_VALUE : !IN_QUERY.contains(c)) {
                return "The query must be percent-encoded and free of control characters.";
            }
        }
        return null;
    }

    private static boolean isForbidden(char decoded) {
        return decoded >= 128 || FORBIDDEN_ESCAPES.indexOf(decoded) >= 0;
    }

    /** The byte of an escape; {@link Character#MAX_VALUE} for a control character and for an invalid escape. */
    private static char decoded(String uri, int at, int end) {
        int high = at + 2 < end ? hex(uri.charAt(at + 1)) : -1;
        int low = at + 2 < end ? hex(uri.charAt(at + 2)) : -1;
        int decoded = high * 16 + low;
        return high < 2 || low < 0 || decoded == DELETE ? Character.MAX_VALUE : (char) decoded;
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }
}
