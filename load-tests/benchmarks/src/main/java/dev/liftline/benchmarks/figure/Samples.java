package dev.liftline.benchmarks.figure;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** What the rounds of a benchmark measured, in their order; at least one. */
public record Samples(List<Double> values) {

    public Samples {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("No sample was taken");
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

    public double least() {
        return stream().min().orElseThrow();
    }

    public double most() {
        return stream().max().orElseThrow();
    }

    /** Each sample divided by the other's of the same round. */
    public Samples over(Samples others) {
        if (others.count() != count()) {
            throw new IllegalArgumentException("Different numbers of rounds cannot be compared");
        }
        return new Samples(IntStream.range(0, count())
                .mapToObj(i -> values.get(i) / others.values.get(i))
                .collect(Collectors.toList()));
    }

    private DoubleStream stream() {
        return values.stream().mapToDouble(Double::doubleValue);
    }
}
