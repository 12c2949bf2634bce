package dev.liftline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;

/**
 * An AOT cache: the loaded classes and profiles of an earlier JVM (JEP 483, 514, 515), with which later ones start.
 *
 * @param file the cache
 * @param recorded the file that a recording JVM writes when it ends
 */
public record AotCache(Path file, Path recorded) {

    /** Limit of the time in which a JVM that ends writes its cache: half a minute on idle cores, but a training runs on idle ones only. */
    public static final Duration RECORDING_TIMEOUT = Duration.ofMinutes(15);

    private static final String RECORDING = "-XX:AOTCacheOutput=";

    public boolean exists() {
        return Files.exists(file);
    }

    /** The JVM options to start with the cache; none if it does not exist. */
    public List<String> use() {
        return exists() ? List.of("-XX:AOTCache=" + file) : List.of();
    }

    /** The JVM options to record a new cache. */
    public List<String> recording() {
        return List.of(RECORDING + recorded);
    }

    /** Whether a JVM with these options records a cache. */
    public static boolean isRecording(List<String> jvmOptions) {
        return jvmOptions.stream().anyMatch(option -> option.startsWith(RECORDING));
    }

    /** Whether a JVM has finished a recording. */
    public boolean isRecorded() {
        return Files.exists(recorded) && !Files.exists(configuration());
    }

    /** Deletes a recording that was not kept. */
    public void discardRecorded() throws IOException {
        Files.deleteIfExists(recorded);
        Files.deleteIfExists(configuration());
    }

    /** A JVM deletes this file when the recording is finished. */
    private Path configuration() {
        return recorded.resolveSibling(recorded.getFileName() + ".config");
    }

    /** Makes a recording, if there is one, the cache of later JVMs. */
    public void keepRecorded() throws IOException {
        if (isRecorded()) {
            Files.move(recorded, file, StandardCopyOption.ATOMIC_MOVE);
        }
    }
}
