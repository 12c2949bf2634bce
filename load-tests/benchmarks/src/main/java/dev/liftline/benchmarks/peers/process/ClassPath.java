package dev.liftline.benchmarks.peers.process;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A class path as the {@code java} command takes it.
 *
 * @param text entries separated by colons
 */
public record ClassPath(String text) {

    /** Returns this class path with the entries of another before it. */
    public ClassPath after(String entries) {
        return new ClassPath(entries + ":" + text);
    }

    /** Returns the version of an artifact's jar, or "unknown". */
    public String version(String artifact) {
        Matcher jar = Pattern.compile("/" + Pattern.quote(artifact) + "-(\\d[^/:]*)\\.jar(:|$)")
                .matcher(text);
        return jar.find() ? jar.group(1) : "unknown";
    }
}
