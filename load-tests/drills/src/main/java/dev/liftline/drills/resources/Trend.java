package dev.liftline.drills.resources;

import java.util.Arrays;

/**
 * Whether a series of samples grows: what is usual in its last third against what was usual in its first. Medians, because a process
 * that was just started again holds little and one that catches up holds much for a moment.
 *
 * @param first the median of the first third
 * @param middle the median of the second: what grew up to a bound has reached it by then
 * @param last the median of the last third
 * @param allowance growth that is none: by so much, or by a quarter
 */
public record Trend(double first, double middle, double last, double allowance) {

    private static final double SHARE = 1.25;
    private static final int LEAST = 6;

    /** The trend of samples in the order in which they were taken. */
    public static Trend of(double[] samples, double allowance) {
        if (samples.length < LEAST) {
            throw new IllegalArgumentException(samples.length + " samples tell no trend; it takes " + LEAST);
        }
        int third = samples.length / 3;
        return new Trend(
                median(Arrays.copyOf(samples, third)),
                median(Arrays.copyOfRange(samples, third, samples.length - third)),
                median(Arrays.copyOfRange(samples, samples.length - third, samples.length)),
                allowance);
    }

    public boolean isFlat() {
        return last <= Math.max(first * SHARE, first + allowance);
    }

    private static double median(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
