package dev.liftline.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The memory of running processes; known on Linux only. */
public final class ProcessMemory {

    private ProcessMemory() {}

    /** MiB of a process and its descendants, with shared pages counted once; empty if unknown. */
    public static OptionalLong mebibytes(long pid) {
        var tree = ProcessHandle.of(pid)
                .map(process -> Stream.concat(Stream.of(process), process.descendants()))
                .orElseGet(Stream::empty);
        var kibibytes = tree.mapToLong(ProcessHandle::pid)
                .flatMap(ProcessMemory::proportional)
                .summaryStatistics();
        return kibibytes.getCount() == 0 ? OptionalLong.empty() : OptionalLong.of(kibibytes.getSum() / 1024);
    }

    private static LongStream proportional(long pid) {
        try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines
                    .filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .stream();
        } catch (IOException | UncheckedIOException e) {
            return LongStream.empty();
        }
    }
}
