package dev.liftline.drills.resources;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The resources a process uses, from Linux's /proc.
 *
 * @param residentMebibytes memory in use, with its children's
 * @param files open file descriptors
 * @param threads threads, or processes where it has children
 */
public record ResourceUsage(long residentMebibytes, long files, long threads) {

    private static final long KIBIBYTES = 1_024;

    /** The usage of a process and its descendants; empty if it does not run. */
    public static Optional<ResourceUsage> of(long pid) {
        return ProcessHandle.of(pid).stream()
                .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                .flatMap(process -> ofOne(process.pid()))
                .reduce(ResourceUsage::plus);
    }

    private ResourceUsage plus(ResourceUsage other) {
        return new ResourceUsage(
                residentMebibytes + other.residentMebibytes, files + other.files, threads + other.threads);
    }

    private static Stream<ResourceUsage> ofOne(long pid) {
        Path process = Path.of("/proc", Long.toString(pid));
        try (Stream<Path> files = Files.list(process.resolve("fd"))) {
            List<String> status = Files.readAllLines(process.resolve("status"));
            return Stream.of(
                    new ResourceUsage(number(status, "VmRSS:") / KIBIBYTES, files.count(), number(status, "Threads:")));
        } catch (IOException e) {
            // It has ended meanwhile.
            return Stream.empty();
        }
    }

    private static long number(List<String> status, String field) {
        return status.stream()
                .filter(line -> line.startsWith(field))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                .findFirst()
                .orElse(0);
    }
}
