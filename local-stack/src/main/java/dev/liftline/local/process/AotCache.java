package dev.liftline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * An AOT cache: the loaded classes and profiles of an earlier JVM (JEP 483, 514, 515), with which later ones start.
 *
 * @param file the cache
 * @param recorded the file that a recording JVM writes when it ends
 */
public record AotCache(Path file, Path recorded) {

    public boolean exists() {
        return Files.exists(file);
    }

    /** The JVM options to start with the cache; none if it does not exist. */
    public List<String> use() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** The JVM options to record a new cache. */
    public List<String> recording() {
        return List.of("-XX:AOTCacheOutput=" + recorded);
    }

    public boolean isRecorded() {
        return Files.exists(recorded);
    }

    /** Deletes a recording that was not kept. */
    public void discardRecorded() throws IOException {
        Files.deleteIfExists(recorded);
        // A JVM leaves this file when it could not finish the recording.
        Files.deleteIfExists(recorded.resolveSibling(recorded.getFileName() + ".config"));
    }

    /** Makes a recording, if there is one, the cache of later JVMs. */
    public void keepRecorded() throws IOException {
        if (isRecorded()) {
            Files.move(recorded, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
