package dev.liftline.model;

/** The path of a request's target, in the one form in which all services compare and read it, and its escapes. */
public final class UriPath {

    private UriPath() {}

    /**
     * Decodes escapes of unreserved characters, which are equivalent to these (RFC 3986, 6.2.2.2), and makes repeated slashes
     * one. Keeps every other escape, also an invalid one. The result is in normal form: to normalize it again changes nothing.
     */
    public static String normalize(String path) {
        if (path.indexOf('%') < 0 && !path.contains("//")) {
            return path;
        }
        StringBuilder normal = new StringBuilder(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            int escaped = c == '%' ? escaped(path, i) : -1;
            // A character decoded behind a broken escape would complete it: %%32e would become %2e.
            if (isUnreserved(escaped) && !endsInBrokenEscape(normal)) {
                normal.append((char) escaped);
                i += 2;
            } else if (c != '/' || normal.isEmpty() || normal.charAt(normal.length() - 1) != '/') {
                normal.append(c);
            }
        }
        return normal.toString();
    }

    /** Whether one or no character follows the last percent sign. */
    private static boolean endsInBrokenEscape(StringBuilder normal) {
        int length = normal.length();
        return (length > 0 && normal.charAt(length - 1) == '%') || (length > 1 && normal.charAt(length - 2) == '%');
    }

    /** The byte of the escape whose percent sign is at this index, 0 to 255; -1 if it is invalid. */
    public static int escaped(String text, int at) {
        if (at + 2 >= text.length()) {
            return -1;
        }
        int high = hex(text.charAt(at + 1));
        int low = hex(text.charAt(at + 2));
        return high < 0 || low < 0 ? -1 : high * 16 + low;
    }

    private static int hex(char c) {
        return c < 128 ? Character.digit(c, 16) : -1;
    }

    private static boolean isUnreserved(int c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '.'
                || c == '_'
                || c == '~';
    }
}
