package dev.liftline.local.kafka;

import dev.liftline.local.process.FileTree;
import dev.liftline.local.process.Ports;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Makes the broker's AOT cache from a run on a directory of its own; it halves the broker's start. */
public final class BrokerTraining {

    private final Path cache;
    private final Path log;
    private final List<String> jvmOptions;

    /**
     * @param caches where caches are kept
     * @param jvmOptions of the broker that is going to use the cache
     */
    public BrokerTraining(Path caches, Path log, List<String> jvmOptions) {
        // A cache fits the class path that it was made with.
        var classPath = new CRC32();
        classPath.update(System.getProperty("java.class.path").getBytes(StandardCharsets.UTF_8));
        this.cache = caches.resolve("broker-%08x.aot".formatted(classPath.getValue()));
        this.log = log;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    public boolean isDone() {
        return Files.exists(cache);
    }

    /** The broker's JVM options, with the cache where there is one. */
    public List<String> jvmOptions() {
        return isDone() ? with("-XX:AOTCache=" + cache) : jvmOptions;
    }

    /**
     * Trains.
     *
     * @return whether there is a cache now; without one the broker starts all the same
     */
    public boolean train() {
        var directory = cache.resolveSibling("broker-training");
        var partial = directory.resolve("broker.aot");
        try {
            FileTree.delete(directory);
            Files.createDirectories(directory);
            deleteOlder();
            var broker = Kafka.part(
                    directory.resolve("data"), log, Ports.free(), Ports.free(), with("-XX:AOTCacheOutput=" + partial));
            broker.start();
            // The cache is written as the JVM leaves.
            broker.stop();
            if (Files.exists(partial)) {
                Files.move(partial, cache, StandardCopyOption.ATOMIC_MOVE);
            }
            FileTree.delete(directory);
            return isDone();
        } catch (IOException | StartException e) {
            return false;
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
