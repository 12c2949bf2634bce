package dev.liftline.benchmarks.figure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory of processes. */
public final class ResidentMemory {

    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

    private ResidentMemory() {}

    /** Returns the memory of a process and its descendants; shared pages count for each process. */
    public static double mebibytes(long pid) {
        return ProcessHandle.of(pid).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(process -> residentKibibytes(process.pid()))
                        .sum()
                / KIBIBYTES_PER_MEBIBYTE;
    }

    private static long residentKibibytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException ended) {
            return 0;
        }
    }
}
