package dev.liftline.benchmarks.baseline;

import dev.liftline.benchmarks.figure.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Measures two checkouts' builds in turn, each on a stack of its own beside the other, and prints a table. */
public final class BuildComparison {

    private final Path directory;
    private final int rounds;
    private final Consumer<String> progress;

    /**
     * @param directory for the files of both stacks
     * @param rounds of each case and build
     */
    public BuildComparison(Path directory, int rounds, Consumer<String> progress) {
        this.directory = directory;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** What one build needed in one round of a case. */
    record Measured(double perSecond, double cpuMicros) {}

    /** The rounds of both builds. */
    private record Row(BuildCase measured, List<Measured> baseline, List<Measured> current) {

        String line() {
            Samples before = perSecond(baseline);
            Samples after = perSecond(current);
            Samples cpuBefore = cpuMicros(baseline);
            Samples cpuAfter = cpuMicros(current);
            return "| %s | %s | %s | %.2f | %s | %s | %.2f |"
                    .formatted(
                            measured.title(),
                            spread(before, "%,.0f"),
                            spread(after, "%,.0f"),
                            after.over(before).median(),
                            spread(cpuBefore, "%,.1f"),
                            spread(cpuAfter, "%,.1f"),
                            cpuAfter.over(cpuBefore).median());
        }

        private static Samples perSecond(List<Measured> rounds) {
            return new Samples(rounds.stream().map(Measured::perSecond).toList());
        }

        private static Samples cpuMicros(List<Measured> rounds) {
            return new Samples(rounds.stream().map(Measured::cpuMicros).toList());
        }

        private static String spread(Samples samples, String format) {
            return (format + " (" + format + " to " + format + ")")
                    .formatted(samples.median(), samples.least(), samples.most());
        }
    }

    /**
     * Compares.
     *
     * @return the table's lines, in Markdown; ratios are this build's over the baseline's, by round
     */
    public List<String> compare(Path baseline, Path current) throws Exception {
        progress.accept("starting the baseline " + baseline);
        try (BuiltStack before = BuiltStack.start(baseline, directory.resolve("baseline"))) {
            progress.accept("starting this build " + current);
            try (BuiltStack after = BuiltStack.start(current, directory.resolve("current"));
                    BuildCases ofBaseline = new BuildCases(before);
                    BuildCases ofCurrent = new BuildCases(after)) {
                progress.accept("warming up both");
                ofBaseline.warmUp();
                ofCurrent.warmUp();
                List<String> table = new ArrayList<>(List.of(
                        "| Case | Baseline/s | This build/s | Ratio | Baseline CPU µs | This build CPU µs | Ratio |",
                        "|---|---:|---:|---:|---:|---:|---:|"));
                for (BuildCase each : BuildCase.values()) {
                    table.add(row(each, ofBaseline, ofCurrent).line());
                    progress.accept(table.getLast());
                }
                return table;
            }
        }
    }

    private Row row(BuildCase measured, BuildCases ofBaseline, BuildCases ofCurrent) throws Exception {
        Row row = new Row(measured, new ArrayList<>(), new ArrayList<>());
        // The first round of each warms up what only this case uses.
        for (int round = -1; round < rounds; round++) {
            Measured before;
            Measured after;
            if (round % 2 == 0) {
                before = ofBaseline.measure(measured);
                after = ofCurrent.measure(measured);
            } else {
                after = ofCurrent.measure(measured);
                before = ofBaseline.measure(measured);
            }
            if (round >= 0) {
                row.baseline.add(before);
                row.current.add(after);
                progress.accept("%s, round %d of %d: %,.0f/s and %,.0f/s, CPU %.1f µs and %.1f µs"
                        .formatted(
                                measured.title(),
                                round + 1,
                                rounds,
                                before.perSecond(),
                                after.perSecond(),
                                before.cpuMicros(),
                                after.cpuMicros()));
            }
        }
        return row;
    }
}
