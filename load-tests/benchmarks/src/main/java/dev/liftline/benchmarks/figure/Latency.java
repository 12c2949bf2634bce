package dev.liftline.benchmarks.figure;

import org.HdrHistogram.Histogram;

/** Percentiles of latencies in microseconds. */
public final class Latency {

    private Latency() {}

    /** Returns a percentile in milliseconds. */
    public static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }

    /** Formats median and 99th percentile. */
    public static String summary(Histogram micros) {
        return "p50 %.1f ms, p99 %.1f ms".formatted(millis(micros, 50), millis(micros, 99));
    }
}
