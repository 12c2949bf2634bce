package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.Plot;
import java.util.List;

/**
 * A figure as it is written down.
 *
 * @param figure the benchmark's name
 * @param target in words
 * @param measured the median with its unit
 * @param spread the least and the most sample with their unit
 * @param reached whether the median is within the target
 * @param samples every sample, in the order they were taken
 * @param sample what one of them is
 * @param plots what is drawn of it
 * @param seconds how long the benchmark took
 * @param date UTC, ISO 8601
 * @param commit of the working tree, with {@code +} where it differs
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
        String machine) {}
