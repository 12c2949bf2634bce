package dev.liftline.benchmarks.figure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The samples of a benchmark in the order of its rounds; at least one. */
public record Samples(List<Double> values) {

    /** Standard deviations of a normal distribution on each side of its mean that contain 95 % of it. */
    private static final double Z_95 = 1.96;

    /** An interval of values. */
    public record Interval(double low, double high) {}

    public Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("Samples must not be empty");
        }
    }

    public static Samples of(double... values) {
        return new Samples(Arrays.stream(values).boxed().toList());
    }

    public int count() {
        return values.size();
    }

    public double median() {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = count() / 2;
        return count() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }

    public double min() {
        return Collections.min(values);
    }

    public double max() {
        return Collections.max(values);
    }

    /**
     * Returns the interval that contains the median of all possible samples with a probability of at least 95 %: the order statistics
     * at n/2 ± 0.98 √n (normal approximation of the sign test); the smallest and the largest of fewer than eight samples.
     */
    public Interval medianInterval() {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = (int) Math.max(0, Math.floor((count() - Z_95 * Math.sqrt(count())) / 2));
        return new Interval(sorted.get(rank), sorted.get(count() - 1 - rank));
    }

    /** Divides each sample by the other's sample of the same round. */
    public Samples over(Samples others) {
        if (others.count() != count()) {
            throw new IllegalArgumentException("Both sides of a ratio need the same number of rounds");
        }
        return new Samples(IntStream.range(0, count())
                .mapToObj(i -> values.get(i) / others.values.get(i))
                .toList());
    }
}
