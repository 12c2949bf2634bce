package dev.liftline.drills.plan;

import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The poison records that drills wrote to {@code lift-rides}, by their bytes. Thread-safe. */
public final class PoisonRecords {

    private final Set<String> contents = new HashSet<>();

    /** Adds a record that was written. */
    public synchronized void add(byte @Nullable [] key, byte @Nullable [] value) {
        contents.add(content(key, value));
    }

    /** The content of every record. */
    public synchronized Set<String> contents() {
        return Set.copyOf(contents);
    }

    /** A record's key and value as text, different for different bytes. */
    public static String content(byte @Nullable [] key, byte @Nullable [] value) {
        return hex(key) + "=" + hex(value);
    }

    private static String hex(byte @Nullable [] bytes) {
        return bytes == null ? "null" : HexFormat.of().formatHex(bytes);
    }
}
