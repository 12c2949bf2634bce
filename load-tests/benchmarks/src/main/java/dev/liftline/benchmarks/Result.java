package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Stopwatch;
import dev.liftline.benchmarks.figure.Target;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * The recorded result of a figure; its components are the keys of {@code figures.json}.
 *
 * @param figure the benchmark's name
 * @param target as text, with its unit
 * @param measured the median with its unit
 * @param spread the smallest and the largest sample with their unit
 * @param reached whether the median meets the target
 * @param samples all samples in the order of the rounds
 * @param sample what one of them is
 * @param plots diagrams of the result
 * @param seconds duration of the benchmark
 * @param date UTC, ISO 8601
 * @param commit of the working tree, with {@code +} if files differ from it
 */
record Result(
        String figure,
        String title,
        String target,
        String measured,
        String spread,
        boolean reached,
        double median,
        List<Double> samples,
        String sample,
        List<String> details,
        List<Plot> plots,
        double seconds,
        String date,
        String commit,
        String machine) {

    static Result of(Benchmark benchmark, Measurement measurement, Stopwatch stopwatch, String commit) {
        Target target = benchmark.target();
        Samples samples = measurement.samples();
        return new Result(
                benchmark.name(),
                benchmark.title(),
                target.toString(),
                target.format(samples.median()),
                "%s to %s".formatted(target.format(samples.min()), target.format(samples.max())),
                target.isReachedBy(samples.median()),
                samples.median(),
                samples.values(),
                measurement.sampleDescription(),
                measurement.details(),
                measurement.plots(),
                stopwatch.seconds(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commit,
                MachineDescription.machine());
    }

    /** Formats details, result and samples as lines of text. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        details.forEach(detail -> lines.add("    " + detail));
        lines.add("  %s %s, target %s: median of %d (%s), from %s; took %s"
                .formatted(mark(), measured, target, samples.size(), sample, spread, Stopwatch.format(seconds)));
        return lines;
    }

    /** Formats the result as one line of a table. */
    String summary() {
        return "%s %-14s %12s  target %-12s %s".formatted(mark(), figure, measured, target, title);
    }

    private String mark() {
        return reached ? "✓" : "·";
    }
}
