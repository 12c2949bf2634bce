package dev.liftline.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

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

    /** Returns the machine's load average of the last minute; NaN if unknown. */
    static double loadAverage() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ", 2)[0]);
        } catch (IOException e) {
            return Double.NaN;
        }
    }

    /** Returns the abbreviated commit, with {@code +} if files differ from it. */
    static String commit(Path repository) {
        return git(repository, "describe", "--always", "--dirty=+", "--exclude=*");
    }

    private static String git(Path repository, String... arguments) {
        try {
            var command = new ArrayList<String>();
            command.add("git");
            command.addAll(List.of(arguments));
            Process git = new ProcessBuilder(command)
                    .directory(repository.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return git.waitFor(10, TimeUnit.SECONDS) && git.exitValue() == 0 ? output : "unknown";
        } catch (IOException e) {
            return "unknown";
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
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
