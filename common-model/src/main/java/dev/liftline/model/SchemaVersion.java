package dev.liftline.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of a record's JSON. A reader accepts every minor version of its own major version: a newer one only adds
 * fields, which are ignored, an older one lacks only optional ones.
 */
public record SchemaVersion(int major, int minor) {

    /** The version that this build writes. */
    public static final SchemaVersion CURRENT = new SchemaVersion(1, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /** @throws IllegalArgumentException when {@code text} is not two numbers with a dot between them */
    public static SchemaVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("schema version must be MAJOR.MINOR, not '" + text + "'");
        }
        return new SchemaVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether this build can read a record of {@code this} version. */
    public boolean isReadable() {
        return major == CURRENT.major;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
