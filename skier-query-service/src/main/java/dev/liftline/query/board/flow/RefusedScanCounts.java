package dev.liftline.query.board.flow;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what the processes count of refused scans. */
final class RefusedScanCounts {

    /** Processes of one start of the system start within this time. */
    private static final double SAME_START_SECONDS = 60;

    private RefusedScanCounts() {}

    /** Null if no process that counts them responds. */
    static @Nullable RefusedScans of(List<ReplicaSample> samples, @Nullable Growth growth) {
        List<Refusals> counted = samples.stream()
                .flatMap(sample -> Stream.ofNullable(refusals(sample)))
                .toList();
        if (counted.isEmpty()) {
            return null;
        }
        double oldest = counted.stream().mapToDouble(Refusals::since).min().orElseThrow();
        double newest = counted.stream().mapToDouble(Refusals::since).max().orElseThrow();
        return new RefusedScans(
                Instant.ofEpochMilli((long) (oldest * 1_000))
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString(),
                newest - oldest > SAME_START_SECONDS || isAway(samples),
                byResort(counted).entrySet().stream()
                        .map(resort -> ofResort(resort.getKey(), resort.getValue(), growth))
                        .filter(resort -> resort.scans() > 0)
                        .toList());
    }

    private static @Nullable Refusals refusals(ReplicaSample sample) {
        Figures figures = sample.figures();
        return figures == null ? null : figures.refusals();
    }

    /** Whether a process does not respond that is of a service whose others count. */
    private static boolean isAway(List<ReplicaSample> samples) {
        Set<String> counting = samples.stream()
                .filter(sample -> refusals(sample) != null)
                .map(ReplicaSample::service)
                .collect(Collectors.toSet());
        return samples.stream().anyMatch(sample -> sample.figures() == null && counting.contains(sample.service()));
    }

    private static SortedMap<Integer, SortedMap<String, Double>> byResort(List<Refusals> counted) {
        SortedMap<Integer, SortedMap<String, Double>> all = new TreeMap<>();
        counted.forEach(process -> process.byResort().forEach((resort, reasons) -> {
            Map<String, Double> sums = all.computeIfAbsent(resort, id -> new TreeMap<>());
            reasons.forEach((reason, scans) -> sums.merge(reason, scans, Double::sum));
        }));
        return all;
    }

    private static RefusedScans.OfResort ofResort(int resort, Map<String, Double> reasons, @Nullable Growth growth) {
        List<RefusedScans.Reason> counted = reasons.entrySet().stream()
                .map(reason -> new RefusedScans.Reason(reason.getKey(), Math.round(reason.getValue())))
                .filter(reason -> reason.scans() > 0)
                .sorted(Comparator.comparingLong(RefusedScans.Reason::scans).reversed())
                .toList();
        return new RefusedScans.OfResort(
                resort,
                counted.stream().mapToLong(RefusedScans.Reason::scans).sum(),
                growth == null ? null : rounded(growth.perSecond(figures -> scans(figures, resort))),
                counted);
    }

    private static double scans(Figures figures, int resort) {
        Refusals refusals = figures.refusals();
        return refusals == null ? 0 : refusals.of(resort);
    }

    /** Few scans are refused: one a minute is not zero. */
    private static double rounded(double perSecond) {
        return Math.round(perSecond * 1_000) / 1_000.0;
    }
}
