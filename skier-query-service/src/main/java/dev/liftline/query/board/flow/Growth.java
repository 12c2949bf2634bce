package dev.liftline.query.board.flow;

import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * By how much counters grew between two samples, summed over the processes that are in both. A counter that is lower than before has
 * started again from zero.
 */
record Growth(List<Pair> pairs, double seconds) {

    private static final double P99 = 0.99;

    /** The figures of one process. */
    record Pair(Figures before, Figures now) {}

    static Growth between(List<ReplicaSample> before, List<ReplicaSample> now, double seconds) {
        return new Growth(
                now.stream()
                        .flatMap(sample -> before.stream()
                                .filter(sample::isSame)
                                .map(other -> pair(other.figures(), sample.figures()))
                                .flatMap(Stream::ofNullable))
                        .toList(),
                seconds);
    }

    private static @Nullable Pair pair(@Nullable Figures before, @Nullable Figures now) {
        return before == null || now == null ? null : new Pair(before, now);
    }

    double of(ToDoubleFunction<Figures> counter) {
        return pairs.stream()
                .mapToDouble(pair -> grown(counter.applyAsDouble(pair.before()), counter.applyAsDouble(pair.now())))
                .sum();
    }

    double perSecond(ToDoubleFunction<Figures> counter) {
        return of(counter) / seconds;
    }

    /** The time in seconds that 99 % of the batches took at most, within the width of a bucket; null without batches. */
    @Nullable
    Double batchP99() {
        SortedMap<Double, Double> grown = new TreeMap<>();
        for (Pair pair : pairs) {
            pair.now()
                    .batches()
                    .forEach((bound, count) -> grown.merge(
                            bound, grown(pair.before().batches().getOrDefault(bound, 0.0), count), Double::sum));
        }
        return grown.isEmpty() || Objects.requireNonNull(grown.get(grown.lastKey())) <= 0 ? null : quantile(grown);
    }

    /** Takes batches as spread evenly within a bucket; those beyond the last finite bound count as on it. */
    private static double quantile(SortedMap<Double, Double> cumulative) {
        double wanted = P99 * Objects.requireNonNull(cumulative.get(cumulative.lastKey()));
        double lower = 0;
        double below = 0;
        for (var bucket : cumulative.entrySet()) {
            if (bucket.getKey().isInfinite()) {
                return lower;
            }
            if (bucket.getValue() >= wanted) {
                return lower + (bucket.getKey() - lower) * (wanted - below) / (bucket.getValue() - below);
            }
            lower = bucket.getKey();
            below = bucket.getValue();
        }
        return lower;
    }

    private static double grown(double before, double now) {
        return now < before ? now : now - before;
    }
}
