package dev.liftline.benchmarks.figure;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** The samples of a benchmark in the order of its rounds; at least one. */
public record Samples(List<Double> values) {

    private static final double MAX_OUTSIDE = 0.05;

    /** An interval of values; both ends belong to it. */
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
     * Returns the order statistics that enclose the median of all possible samples with a probability of at least 95 % (sign test); the
     * smallest and the largest of fewer than six samples, for which no such interval exists. A caller that takes samples until
     * the interval is narrow gets a somewhat lower probability.
     */
    public Interval medianInterval() {
        List<Double> sorted = values.stream().sorted().toList();
        int rank = 0;
        double outside = probability(0);
        while (rank + 1 < count() / 2 && 2 * (outside + probability(rank + 1)) <= MAX_OUTSIDE) {
            rank++;
            outside += probability(rank);
        }
        return new Interval(sorted.get(rank), sorted.get(count() - 1 - rank));
    }

    /** The probability that exactly {@code below} of the samples are below the median. */
    private double probability(int below) {
        double probability = Math.pow(0.5, count());
        for (int i = 1; i <= below; i++) {
            probability *= (double) (count() - i + 1) / i;
        }
        return probability;
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
