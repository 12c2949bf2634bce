package dev.liftline.local.replica;

import dev.liftline.local.process.JdkTool;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The JVM of the services, and its options. */
final class JvmOptions {

    /** Small, because a laptop runs all of these JVMs. */
    private static final List<String> SERVICE_OPTIONS = List.of(
            "-XX:+UseSerialGC",
            "-Xss512k",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:MaxDirectMemorySize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            // Milliseconds. Returns memory freed by the JIT compilers to the operating system: some 30 MB per JVM.
            "-XX:TrimNativeHeapInterval=10000",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // Maps the AOT cache at its recorded address, so that replicas share its pages: 47 MB less per JVM.
            "-XX:+UnlockDiagnosticVMOptions",
            "-XX:ArchiveRelocationMode=0");

    private JvmOptions() {}

    /** The options of a role's JVMs. */
    static List<String> of(Role role) {
        var options = new ArrayList<>(
                List.of("-Xmx%dm".formatted(role.heapMegabytes()), "-Xms%dm".formatted(role.initialHeapMegabytes())));
        if (role == Role.IDENTITY) {
            // It serves a few requests a second at most: C2 takes a third of the CPU of the first 40 sign-ins, and 14
            // MB.
            options.add("-XX:TieredStopAtLevel=1");
        }
        options.addAll(SERVICE_OPTIONS);
        return options;
    }

    /** The {@code java} of this JVM. */
    static String java() {
        return JdkTool.path("java");
    }

    /** The options in {@code LIFTLINE_JAVA_OPTS} for every service, for instance for a profiler or a larger heap. */
    static List<String> extraOptions() {
        var options = System.getenv().getOrDefault("LIFTLINE_JAVA_OPTS", "");
        return Stream.of(options.split(" ", -1))
                .filter(option -> !option.isBlank())
                .toList();
    }
}
