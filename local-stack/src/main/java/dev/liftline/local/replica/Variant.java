package dev.liftline.local.replica;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A service run otherwise than usual, to compare it with: with classes that replace a process of it, with other settings.
 * The gateway does not know of it.
 *
 * @param name the replica's, also of its log
 * @param classPath directories and jars beside the application's own
 * @param environment settings that differ
 */
public record Variant(String name, List<Path> classPath, Map<String, String> environment) {

    public Variant {
        classPath = List.copyOf(classPath);
        environment = Map.copyOf(environment);
    }

    /** The service as it is. */
    public static Variant plain(String name) {
        return new Variant(name, List.of(), Map.of());
    }
}
