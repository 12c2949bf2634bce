package dev.liftline.model;

/** The name a scanner gives itself: short and harmless in logs and records. */
public final class ScannerId {

    /** The rule, as the end of a sentence that begins with the field's name. */
    public static final String RULE = "must be 1 to 64 letters, digits, dots, hyphens or underscores";

    private static final int MAX_LENGTH = 64;

    private ScannerId() {}

    /** Whether {@code text} obeys {@link #RULE}. */
    public static boolean isValid(String text) {
        return !text.isEmpty()
                && text.length() <= MAX_LENGTH
                && text.chars()
                        .allMatch(c -> (c >= '0' && c <= '9')
                                || (c >= 'a' && c <= 'z')
                                || (c >= 'A' && c <= 'Z')
                                || c == '.'
                                || c == '-'
                                || c == '_');
    }
}
