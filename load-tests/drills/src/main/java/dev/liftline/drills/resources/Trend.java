package dev.liftline.drills.resources;

import java.util.Arrays;

/**
 * Whether a series of samples grows: compares the medians of its last and first third. Medians ignore restarts and short peaks.
 *
 * @param first the median of the first third
 * @param middle the median of the second: growth up to a bound has ended by then
 * @param last the median of the last third
 * @param allowance growth that is tolerated; a quarter of the first median is tolerated too
 */
public record Trend(double first, double middle, double last, double allowance) {

    private static final double TOLERANCE = 1.25;
    static final int MIN_SAMPLES = 6;

    /** The trend of samples in the order in which they were taken. */
    public static Trend of(double[] samples, double allowance) {
        if (samples.length < MIN_SAMPLES) {
            throw new IllegalArgumentException(
                    samples.length + " samples are too few for a trend, which needs " + MIN_SAMPLES);
        }
        int third = samples.length / 3;
        return new Trend(
                median(Arrays.copyOf(samples, third)),
                median(Arrays.copyOfRange(samples, third, samples.length - third)),
                median(Arrays.copyOfRange(samples, samples.length - third, samples.length)),
                allowance);
    }

    public boolean isFlat() {
        return last <= Math.max(first * TOLERANCE, first + allowance);
    }

    private static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
