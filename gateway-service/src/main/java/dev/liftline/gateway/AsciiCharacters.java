package dev.liftline.gateway;

/** A set of characters: the ASCII letters and digits, and some marks. Immutable. */
public final class AsciiCharacters {

    private final boolean[] contained = new boolean[128];

    /** @param marks the ASCII characters besides letters and digits */
    public AsciiCharacters(String marks) {
        for (char c = 0; c < contained.length; c++) {
            contained[c] =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || marks.indexOf(c) >= 0;
        }
    }

    boolean contains(char c) {
        return c < contained.length && contained[c];
    }

    /** Whether {@code text} has only characters of this set. */
    public boolean containsAll(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (!contains(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
