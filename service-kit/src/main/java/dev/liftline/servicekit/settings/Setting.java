package dev.liftline.servicekit.settings;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A setting as its user wrote it.
 *
 * @param name of the environment variable or property
 * @param text the value; null if there is none
 */
record Setting(String name, @Nullable String text) {

    private static final Pattern PASSWORD = Pattern.compile("(?<=//)[^/@]*(?=@)|(?<=[?&;]password=)[^&;]*");
    private static final Pattern CONTROL_CHARACTER = Pattern.compile("\\p{Cntrl}");

    /** {@code NAME=text} in one line, without passwords of URLs; the name alone if there is no value. */
    @Override
    public String toString() {
        return text == null
                ? name
                : name
                        + "="
                        + PASSWORD.matcher(CONTROL_CHARACTER.matcher(text).replaceAll("?"))
                                .replaceAll("***");
    }
}
