package dev.liftline.benchmarks.figure;

import dev.liftline.benchmarks.figure.PairedComparison.Side;
import java.util.ArrayList;
import java.util.List;

/** The rounds of a comparison so far. Not thread-safe. */
final class PairedRounds {

    private final BenchmarkContext context;
    private final String unit;
    private final String subjectName;
    private final Side subject;
    private final String baselineName;
    private final Side baseline;
    private final List<Double> subjects = new ArrayList<>();
    private final List<Double> baselines = new ArrayList<>();

    PairedRounds(
            BenchmarkContext context,
            String unit,
            String subjectName,
            Side subject,
            String baselineName,
            Side baseline) {
        this.context = context;
        this.unit = unit;
        this.subjectName = subjectName;
        this.subject = subject;
        this.baselineName = baselineName;
        this.baseline = baseline;
    }

    int count() {
        return subjects.size();
    }

    /** Measures {@code number} more rounds. The side that goes first alternates. */
    void measure(int number) throws Exception {
        for (int i = 0; i < number; i++) {
            if (count() % 2 == 0) {
                subjects.add(subject.measure());
                baselines.add(baseline.measure());
            } else {
                double first = baseline.measure();
                subjects.add(subject.measure());
                baselines.add(first);
            }
            context.progress("round %d: %s %,.1f %s, %s %,.1f %s, ratio %.2f"
                    .formatted(
                            count(),
                            subjectName,
                            subjects.getLast(),
                            unit,
                            baselineName,
                            baselines.getLast(),
                            unit,
                            subjects.getLast() / baselines.getLast()));
        }
    }

    PairedComparison comparison() {
        return new PairedComparison(subjectName, new Samples(subjects), baselineName, new Samples(baselines), unit);
    }
}
