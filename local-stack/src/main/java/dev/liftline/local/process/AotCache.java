package dev.liftline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * What a JVM of an earlier run knew of its classes and of what was hot (JEP 483, 514, 515), for later ones to begin with.
 *
 * @param file the cache
 * @param recorded what a JVM writes as it leaves, until it is kept
 */
public record AotCache(Path file, Path recorded) {

    public boolean exists() {
        return Files.exists(file);
    }

    /** The JVM options to begin with it; none while there is none. */
    public List<String> use() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** The JVM options to record it anew. */
    public List<String> recording() {
        return List.of("-XX:AOTCacheOutput=" + recorded);
    }

    public boolean isRecorded() {
        return Files.exists(recorded);
    }

    /** Forgets what was recorded and not kept. */
    public void discardRecorded() throws IOException {
        Files.deleteIfExists(recorded);
        // The half of its work that a JVM leaves when it could not finish.
        Files.deleteIfExists(recorded.resolveSibling(recorded.getFileName() + ".config"));
    }

    /** Makes what was recorded the cache of later runs, if anything was. */
    public void keepRecorded() throws IOException {
        if (isRecorded()) {
            Files.move(recorded, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
