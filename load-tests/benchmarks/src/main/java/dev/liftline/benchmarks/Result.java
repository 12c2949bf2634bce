package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.Plot;
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
        String machine) {}
