package dev.liftline.drills.resources;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Samples the resource usage of processes and the consumer lag, and writes each sample to a file. Thread-safe. */
public final class ResourceSampler implements AutoCloseable {

    private final Supplier<Map<String, Long>> processes;
    private final Callable<Long> lag;
    private final Path file;
    private final Map<String, List<Long>> samples = new LinkedHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("resources").factory());

    /**
     * @param processes names and ids of the running processes
     * @param lag the consumer lag in records; -1 if unknown
     * @param file receives every sample as CSV; existing content is replaced
     */
    public ResourceSampler(Supplier<Map<String, Long>> processes, Callable<Long> lag, Path file) {
        this.processes = processes;
        this.lag = lag;
        this.file = file;
    }

    /** Takes a sample now and after each interval. */
    public void start(Duration interval) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, "time,process,pid,mebibytes,files,threads\n");
        var _ = timer.scheduleWithFixedDelay(this::sample, 0, interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The trends by name; too few samples give no trend. */
    public synchronized Map<String, Trend> trends(double usualLag) {
        Map<String, Trend> trends = new LinkedHashMap<>();
        samples.forEach((name, all) -> {
            if (all.size() >= Trend.MIN_SAMPLES) {
                double[] numbers = all.stream().mapToDouble(Long::doubleValue).toArray();
                trends.put(name, Trend.of(numbers, allowance(name, usualLag)));
            }
        });
        return trends;
    }

    private static double allowance(String name, double usualLag) {
        return switch (name.substring(name.lastIndexOf(' ') + 1)) {
            case "MiB" -> 48;
            case "files" -> 64;
            case "threads" -> 24;
            default -> usualLag;
        };
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void sample() {
        Map<String, Long> running = processes.get();
        long lagRecords = lagRecords();
        synchronized (this) {
            StringBuilder lines = new StringBuilder();
            running.forEach((name, pid) -> ResourceUsage.of(pid).ifPresent(usage -> {
                add(name + " MiB", usage.residentMebibytes());
                add(name + " files", usage.files());
                add(name + " threads", usage.threads());
                lines.append("%s,%s,%d,%d,%d,%d%n"
                        .formatted(
                                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                                name,
                                pid,
                                usage.residentMebibytes(),
                                usage.files(),
                                usage.threads()));
            }));
            write(lines);
            if (lagRecords >= 0) {
                add("lag", lagRecords);
            }
        }
    }

    private void add(String name, long sample) {
        samples.computeIfAbsent(name, first -> new ArrayList<>()).add(sample);
    }

    private void write(CharSequence lines) {
        try {
            Files.writeString(file, lines, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long lagRecords() {
        try {
            return lag.call();
        } catch (Exception e) {
            return -1;
        }
    }
}
