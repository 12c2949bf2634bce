package dev.liftline.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.liftline.model.UriPath;
import java.net.URLDecoder;
import org.jspecify.annotations.Nullable;

/**
 * A request's path and query, in a form that every server reads the same way.
 *
 * <p>Escapes of unreserved characters are decoded (RFC 3986, 6.2.2.2), repeated slashes are one, and the scheme and authority
 * of the absolute form are split off (RFC 9112, 3.2.2). Servers differ in dot segments, escaped delimiters, backslashes and
 * path parameters, and such differences bypass rules. No path of this API needs them; {@link #violation} names them. Another
 * escape, such as {@code %20}, passes: the service then names the wrong field.
 *
 * @param path begins with a slash unless there is a violation, or the target is the server
 * @param uri path and query; the query is as received
 * @param authority host and port of the absolute form; null in any other form
 * @param isServer whether the target is the server as a whole, as only {@code OPTIONS} may have it
 */
public record RequestTarget(
        String path, String uri, @Nullable String authority, boolean isServer) {

    private static final String SERVER = "*";
    private static final int DELETE = 0x7f;
    private static final AsciiCharacters IN_PATH = new AsciiCharacters("-._~!$&'()*+,=:@");
    private static final String FORBIDDEN_ESCAPES = "/\\;%?#";
    private static final AsciiCharacters IN_QUERY = new AsciiCharacters("-._~!$&'()*+,;=:@/?");

    /**
     * Splits and normalizes a target as received; never fails. The server as a whole is {@code *}, or in the absolute form no
     * path and no query (RFC 9112, 3.2.4).
     */
    public static RequestTarget parse(String method, String received) {
        boolean mayBeServer = method.equals("OPTIONS");
        int scheme = schemeLength(received);
        if (scheme == 0) {
            return mayBeServer && received.equals(SERVER) ? server(null) : inOriginForm(received, null);
        }
        int end = scheme;
        while (end < received.length() && received.charAt(end) != '/' && received.charAt(end) != '?') {
            end++;
        }
        String rest = received.substring(end);
        String authority = received.substring(scheme, end);
        return mayBeServer && rest.isEmpty()
                ? server(authority)
                : inOriginForm(rest.startsWith("/") ? rest : "/" + rest, authority);
    }

    private static RequestTarget server(@Nullable String authority) {
        return new RequestTarget(SERVER, SERVER, authority, true);
    }

    private static int schemeLength(String received) {
        for (String scheme : new String[] {"http://", "https://"}) {
            if (received.regionMatches(true, 0, scheme, 0, scheme.length())) {
                return scheme.length();
            }
        }
        return 0;
    }

    private static RequestTarget inOriginForm(String received, @Nullable String authority) {
        int mark = received.indexOf('?');
        String path = mark < 0 ? received : received.substring(0, mark);
        String normal = UriPath.normalize(path);
        // Most paths are in normal form already.
        String uri = normal.equals(path) ? received : mark < 0 ? normal : normal + received.substring(mark);
        return new RequestTarget(normal, uri, authority, false);
    }

    /** The value of a query parameter, decoded like its name; null if there is none or more than one. The target must have no violation. */
    public @Nullable String parameter(String name) {
        int mark = uri.indexOf('?');
        if (mark < 0) {
            return null;
        }
        String found = null;
        for (String pair : uri.substring(mark + 1).split("&", -1)) {
            int equals = pair.indexOf('=');
            String key = equals < 0 ? pair : pair.substring(0, equals);
            if (!URLDecoder.decode(key, UTF_8).equals(name)) {
                continue;
            }
            if (found != null) {
                return null;
            }
            found = equals < 0 ? "" : URLDecoder.decode(pair.substring(equals + 1), UTF_8);
        }
        return found;
    }

    /** One sentence that names the error; null if there is none. */
    public @Nullable String violation() {
        if (isServer) {
            return null;
        }
        if (path.isEmpty() || path.charAt(0) != '/') {
            return "The request target must be a path that begins with a slash, or an absolute http URI.";
        }
        int segment = 1;
        for (int i = 1; i <= path.length(); i++) {
            char c = i == path.length() ? '/' : path.charAt(i);
            if (c == '/') {
                if (isDots(segment, i)) {
                    return "The path must not contain dot segments.";
                }
                segment = i + 1;
            } else if (c == '%' ? isForbidden(UriPath.escaped(path, i)) : !IN_PATH.contains(c)) {
                return "The path contains a character or an escape that is not allowed.";
            }
        }
        return queryViolation();
    }

    private boolean isDots(int from, int to) {
        return switch (to - from) {
            case 1 -> path.charAt(from) == '.';
            case 2 -> path.charAt(from) == '.' && path.charAt(from + 1) == '.';
            default -> false;
        };
    }

    private @Nullable String queryViolation() {
        for (int i = path.length() + 1; i < uri.length(); i++) {
            char c = uri.charAt(i);
            if (c == '%' ? isControl(UriPath.escaped(uri, i)) : !IN_QUERY.contains(c)) {
                return "The query must be percent-encoded and free of control characters.";
            }
        }
        return null;
    }

    private static boolean isForbidden(int escaped) {
        return isControl(escaped) || escaped >= DELETE || FORBIDDEN_ESCAPES.indexOf(escaped) >= 0;
    }

    /** Whether an escape stands for a control character, or is invalid. */
    private static boolean isControl(int escaped) {
        return escaped < ' ' || escaped == DELETE;
    }
}
