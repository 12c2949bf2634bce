package dev.liftline.benchmarks.figure;

import java.util.List;

/**
 * A figure as it was measured.
 *
 * @param figure in the unit of the benchmark's target; its median counts
 * @param sample what one sample is: {@code 5 s at 32 connections}
 * @param details what else is worth knowing: the two sides of a ratio, latency, errors; one line each
 * @param plots what is better looked at than read
 */
public record Finding(Samples figure, String sample, List<String> details, List<Plot> plots) {

    public Finding {
        details = List.copyOf(details);
        plots = List.copyOf(plots);
    }

    /** A figure with nothing to draw. */
    public Finding(Samples figure, String sample, List<String> details) {
        this(figure, sample, details, List.of());
    }
}
