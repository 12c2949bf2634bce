package dev.liftline.benchmarks;

import dev.liftline.local.process.Commands;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Describes the environment of a measurement: machine, load and commit. */
final class MachineDescription {

    private MachineDescription() {}

    /** Returns cores, processor, memory, operating system and JVM in one line. */
    static String machine() {
        return "%d × %s, %.0f GiB, Linux %s, JDK %s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        field(Path.of("/proc/cpuinfo"), "model name", "unknown processor"),
                        Long.parseLong(field(Path.of("/proc/meminfo"), "MemTotal", "0 kB")
                                        .replaceAll("\\D", ""))
                                / 1048576.0,
                        System.getProperty("os.version").replaceAll("-.*", ""),
                        System.getProperty("java.version"));
    }

    /** Returns {@link #machine()} and the load average of the last minute. */
    static String machineAndLoad() {
        return "%s; load average %.1f"
                .formatted(
                        machine(), ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    /** Returns the abbreviated commit, with {@code +} if files differ from it. */
    static String commit(Path repository) {
        try {
            return Commands.run(
                    List.of("git", "-C", repository.toString(), "describe", "--always", "--dirty=+", "--exclude=*"));
        } catch (IOException e) {
            return "unknown";
        }
    }

    private static String field(Path file, String name, String defaultValue) {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .orElse(defaultValue);
        } catch (IOException e) {
            return defaultValue;
        }
    }
}
