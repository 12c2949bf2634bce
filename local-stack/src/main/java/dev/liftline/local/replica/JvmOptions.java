package dev.liftline.local.replica;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The JVM that the services run in. */
final class JvmOptions {

    /** Modest, because a laptop holds eight of them. */
    static final List<String> SERVICE_OPTIONS = List.of(
            "-Xms64m",
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            // Milliseconds. What the JIT compilers have freed goes back to the system: some 30 MB for each.
            "-XX:TrimNativeHeapInterval=10000",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // Maps the AOT cache where it was made for, so that replicas share its pages: 47 MB less for each.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    private JvmOptions() {}

    /** The same JVM that runs this. */
    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    /** What {@code LIFTLINE_JAVA_OPTS} adds for every service, for a profiler or a larger heap. */
    static List<String> extraOptions() {
        var options = System.getenv().getOrDefault("LIFTLINE_JAVA_OPTS", "");
        return Stream.of(options.split(" ", -1))
                .filter(option -> !option.isBlank())
                .toList();
    }
}
