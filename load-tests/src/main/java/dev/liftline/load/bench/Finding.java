package dev.liftline.load.bench;

import java.util.List;

/**
 * A figure as it was measured.
 *
 * @param figure in the unit of the benchmark's target; its median counts
 * @param sample what one sample is: {@code 5 s at 32 connections}
 * @param details what else is worth knowing: the two sides of a ratio, latency, errors; one line each
 */
record Finding(Samples figure, String sample, List<String> details) {

    Finding {
        details = List.copyOf(details);
    }
}
