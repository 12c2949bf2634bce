package dev.liftline.benchmarks.figure;

import java.util.List;

/**
 * The result of measuring one figure.
 *
 * @param samples in the unit of the benchmark's target; the median is compared with the target
 * @param sampleDescription what one sample is: {@code 5 s at 32 connections}
 * @param details additional results, one line each: both sides of a ratio, latency, errors
 * @param plots diagrams of the result
 */
public record Measurement(Samples samples, String sampleDescription, List<String> details, List<Plot> plots) {

    public Measurement {
        details = List.copyOf(details);
        plots = List.copyOf(plots);
    }

    public Measurement(Samples samples, String sampleDescription, List<String> details) {
        this(samples, sampleDescription, details, List.of());
    }
}
