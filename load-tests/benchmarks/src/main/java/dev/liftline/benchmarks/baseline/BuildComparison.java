package dev.liftline.benchmarks.baseline;

import dev.liftline.benchmarks.figure.Samples;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Compares the builds of two checkouts in alternating rounds. Each build runs on a stack of its own; both stacks run
 * together.
 */
public final class BuildComparison {

    private final Path directory;
    private final int rounds;
    private final Consumer<String> progress;

    /**
     * @param directory home directories of both stacks
     * @param rounds samples of each case and build
     */
    public BuildComparison(Path directory, int rounds, Consumer<String> progress) {
        this.directory = directory;
        this.rounds = rounds;
        this.progress = progress;
    }

    /** Units per second and CPU microseconds per unit of one build in one round. */
    record RoundResult(double perSecond, double cpuMicros) {}

    /** The results of one case. */
    private record Row(BuildCase buildCase, List<RoundResult> baseline, List<RoundResult> current) {

        String line() {
            Samples before = perSecond(baseline);
            Samples after = perSecond(current);
            Samples cpuBefore = cpuMicros(baseline);
            Samples cpuAfter = cpuMicros(current);
            return "| %s | %s | %s | %.2f | %s | %s | %.2f |"
                    .formatted(
                            buildCase.title(),
                            spread(before, "%,.0f"),
                            spread(after, "%,.0f"),
                            after.over(before).median(),
                            spread(cpuBefore, "%,.1f"),
                            spread(cpuAfter, "%,.1f"),
                            cpuAfter.over(cpuBefore).median());
        }

        private static Samples perSecond(List<RoundResult> rounds) {
            return new Samples(rounds.stream().map(RoundResult::perSecond).toList());
        }

        private static Samples cpuMicros(List<RoundResult> rounds) {
            return new Samples(rounds.stream().map(RoundResult::cpuMicros).toList());
        }

        private static String spread(Samples samples, String format) {
            return (format + " (" + format + " to " + format + ")")
                    .formatted(samples.median(), samples.min(), samples.max());
        }
    }

    /**
     * Starts both stacks, measures all cases and stops the stacks.
     *
     * @return the lines of a Markdown table; a ratio is the median of this build's samples over the baseline's, by
     *     round
     */
    public List<String> compare(Path baseline, Path current) throws Exception {
        progress.accept("starting the baseline " + baseline);
        try (BuiltStack before = BuiltStack.start(baseline, directory.resolve("baseline"))) {
            progress.accept("starting this build " + current);
            try (BuiltStack after = BuiltStack.start(current, directory.resolve("current"));
                    BuildCases baselineCases = new BuildCases(before);
                    BuildCases currentCases = new BuildCases(after)) {
                progress.accept("warming up both builds");
                baselineCases.warmUp();
                currentCases.warmUp();
                List<String> table = new ArrayList<>(List.of(
                        "| Case | Baseline/s | This build/s | Ratio | Baseline CPU µs | This build CPU µs | Ratio |",
                        "|---|---:|---:|---:|---:|---:|---:|"));
                for (BuildCase buildCase : BuildCase.values()) {
                    table.add(row(buildCase, baselineCases, currentCases).line());
                    progress.accept(table.getLast());
                }
                return table;
            }
        }
    }

    private Row row(BuildCase buildCase, BuildCases baselineCases, BuildCases currentCases) throws Exception {
        Row row = new Row(buildCase, new ArrayList<>(), new ArrayList<>());
        // The first round of each build warms up code that only this case uses.
        for (int round = -1; round < rounds; round++) {
            RoundResult before;
            RoundResult after;
            if (round % 2 == 0) {
                before = baselineCases.measure(buildCase);
                after = currentCases.measure(buildCase);
            } else {
                after = currentCases.measure(buildCase);
                before = baselineCases.measure(buildCase);
            }
            if (round >= 0) {
                row.baseline.add(before);
                row.current.add(after);
                progress.accept(
                        "case %d of %d: %s, round %d of %d: baseline %,.0f/s, this build %,.0f/s, CPU %.1f µs, %.1f µs"
                                .formatted(
                                        List.of(BuildCase.values()).indexOf(buildCase) + 1,
                                        BuildCase.values().length,
                                        buildCase.title(),
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
