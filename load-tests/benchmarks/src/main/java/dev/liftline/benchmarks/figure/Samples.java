package dev.liftline.benchmarks.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** The samples of a benchmark in the order of its rounds; at least one. */
public record Samples(List<Double> values) {

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
        double[] sorted = stream().sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    public double min() {
        return stream().min().orElseThrow();
    }

    public double max() {
        return stream().max().orElseThrow();
    }

    /** Divides each sample by the other's sample of the same round. */
    public Samples over(Samples others) {
        if (others.count() != count()) {
            throw new IllegalArgumentException("Both sides of a ratio need the same number of rounds");
        }
        return new Samples(IntStream.range(0, count())
                .mapToObj(i -> values.get(i) / others.values.get(i))
                .collect(Collectors.toList()));
    }

    private DoubleStream stream() {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
