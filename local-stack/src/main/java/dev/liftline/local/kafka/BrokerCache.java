package dev.liftline.local.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** The broker's AOT cache, which halves its start: where it is, and how to record it. */
public final class BrokerCache {

    private final Path cache;
    private final Path recorded;
    private final List<String> jvmOptions;

    /**
     * @param caches where caches are kept
     * @param jvmOptions of the broker
     */
    public BrokerCache(Path caches, List<String> jvmOptions) {
        // A cache fits the class path that it was made with.
        var classPath = new CRC32();
        classPath.update(System.getProperty("java.class.path").getBytes(StandardCharsets.UTF_8));
        cache = caches.resolve("broker-%08x.aot".formatted(classPath.getValue()));
        recorded = caches.resolve("broker.aot.recorded");
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    public boolean exists() {
        return Files.exists(cache);
    }

    /** The broker's JVM options, with the cache where there is one. */
    public List<String> jvmOptions() {
        return exists() ? with("-XX:AOTCache=" + cache) : jvmOptions;
    }

    /** The JVM options of a broker that records a cache. */
    public List<String> recordingOptions() {
        return with("-XX:AOTCacheOutput=" + recorded);
    }

    /** Forgets what was recorded and not kept. */
    public void discardRecorded() throws IOException {
        Files.deleteIfExists(recorded);
        Files.deleteIfExists(recorded.resolveSibling(recorded.getFileName() + ".config"));
    }

    /** Makes what was recorded the cache of later starts. */
    public void keepRecorded() throws IOException {
        if (Files.exists(recorded)) {
            deleteOlder();
            Files.move(recorded, cache, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void deleteOlder() throws IOException {
        try (var older = Files.newDirectoryStream(cache.getParent(), "broker-*.aot")) {
            for (var file : older) {
                Files.delete(file);
            }
        }
    }

    private List<String> with(String option) {
        var options = new ArrayList<>(jvmOptions);
        options.add(option);
        return options;
    }
}
