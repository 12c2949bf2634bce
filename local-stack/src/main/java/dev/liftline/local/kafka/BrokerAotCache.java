package dev.liftline.local.kafka;

import dev.liftline.local.process.AotCache;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;

/** The AOT cache of Kafka brokers, which halves their start time. */
public final class BrokerAotCache {

    private final Path caches;
    private final AotCache cache;
    private final List<String> jvmOptions;
    private final boolean possible;

    /**
     * @param caches the directory of the caches
     * @param jvmOptions of a broker
     */
    public BrokerAotCache(Path caches, List<String> jvmOptions) {
        // A cache is valid for the class path it was recorded with.
        var classPath = System.getProperty("java.class.path");
        var checksum = new CRC32();
        checksum.update(classPath.getBytes(StandardCharsets.UTF_8));
        cache = new AotCache(
                caches.resolve("broker-%08x.aot".formatted(checksum.getValue())),
                caches.resolve("broker.aot.recorded"));
        possible = Stream.of(classPath.split(File.pathSeparator)).map(Path::of).noneMatch(Files::isDirectory);
        this.caches = caches;
        this.jvmOptions = List.copyOf(jvmOptions);
    }

    /** Whether the cache is missing and can be recorded: a JVM records none for a class path with directories, as in tests. */
    public boolean isMissing() {
        return possible && !cache.exists();
    }

    /** A broker's JVM options, with the cache if it exists. */
    public List<String> jvmOptions() {
        return with(cache.use());
    }

    /** The JVM options of a broker that records a cache. */
    public List<String> recordingOptions() {
        return possible ? with(cache.recording()) : jvmOptions;
    }

    /** Deletes a recording that was not kept. */
    public void discardRecorded() throws IOException {
        cache.discardRecorded();
    }

    /** Makes a recording the cache of later starts. */
    public void keepRecorded() throws IOException {
        if (cache.isRecorded()) {
            deleteOlder();
            cache.keepRecorded();
        }
    }

    private void deleteOlder() throws IOException {
        try (var older = Files.newDirectoryStream(caches, "broker-*.aot")) {
            for (var file : older) {
                Files.delete(file);
            }
        }
    }

    private List<String> with(List<String> options) {
        return Stream.concat(jvmOptions.stream(), options.stream()).toList();
    }
}
