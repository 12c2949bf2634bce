package dev.liftline.model;

/** Validates scanner ids. Valid ids are short and need no escaping in logs and records. */
public final class ScannerId {

    /** The rule, as the end of a sentence that begins with the field's name. */
    public static final String RULE = "must be 1 to 64 letters, digits, dots, hyphens or underscores";

    private static final int MAX_LENGTH = 64;

    private ScannerId() {}

    /** Whether {@code text} follows {@link #RULE}. */
    public static boolean isValid(String text) {
        if (text.isEmpty() || text.length() > MAX_LENGTH) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            if (!isAllowed(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isAllowed(char c) {
        return (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || c == '.'
                || c == '-'
                || c == '_';
    }
}
