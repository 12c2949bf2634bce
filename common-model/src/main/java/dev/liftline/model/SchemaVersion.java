package dev.liftline.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Version of a record's JSON. A reader accepts every minor version of its major version: a newer one only adds fields,
 * which the reader ignores; an older one lacks only optional fields.
 */
public record SchemaVersion(int major, int minor) {

    /** The version that this build writes. */
    public static final SchemaVersion CURRENT = new SchemaVersion(1, 0);

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})");

    /** @throws IllegalArgumentException if {@code text} is not {@code MAJOR.MINOR} */
    public static SchemaVersion parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("schema version must be MAJOR.MINOR, not '" + text + "'");
        }
        return new SchemaVersion(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether this build can read records of this version. */
    public boolean isReadable() {
        return major == CURRENT.major;
    }

    @Override
    public String toString() {
        return major + "." + minor;
    }
}
