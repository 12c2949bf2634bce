package dev.liftline.benchmarks;

import dev.liftline.benchmarks.baseline.BuildComparison;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Stopwatch;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Measures the figures of {@code docs/performance.md}. Exits with 0 if no measurement failed, even if a target was
 * missed.
 */
@Command(
        name = "benchmarks",
        description = "Measure Liftline's performance figures, each on a fresh stack.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class BenchmarksCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FIGURE", description = "Figures to measure; default: all.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "List the figures and their targets, and exit.")
    private boolean list;

    @Option(names = "--rounds", defaultValue = "5", description = "Samples of each side of a comparison.")
    private int rounds;

    @Option(
            names = "--record",
            description =
                    "Write results to docs/performance/figures.json and to the table and plots of docs/performance.md.")
    private boolean record;

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description = "Compare this build with the built checkout in DIR instead.")
    private @Nullable Path baseline;

    @Spec
    private CommandSpec spec;

    private final PrintStream out = System.out;

    /** Runs the command and exits. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new BenchmarksCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        require(rounds >= 1, "--rounds must be at least 1.");
        List<Benchmark> selected = selected();
        if (list) {
            selected.forEach(benchmark -> out.println(headline(benchmark)));
            return 0;
        }
        Path repository = StackHome.repository();
        BenchmarkContext context = new BenchmarkContext(repository, rounds, out);
        if (baseline != null) {
            return compare(repository, baseline, context);
        }
        Path docs = repository.resolve("docs");
        ResultsFile resultsFile = new ResultsFile(docs.resolve(Path.of("performance", "figures.json")));
        PlotRenderer plotRenderer = new PlotRenderer(docs.resolve("performance"));
        // Before the first write, which would mark the working tree as changed.
        String commit = MachineDescription.commit(repository);
        Stopwatch total = new Stopwatch();
        List<String> summary = new ArrayList<>();
        boolean failed = false;
        out.println(MachineDescription.machine() + "; load average %.1f".formatted(MachineDescription.loadAverage()));
        for (int i = 0; i < selected.size(); i++) {
            Benchmark benchmark = selected.get(i);
            out.println();
            out.printf("Figure %d of %d, %s elapsed: %s%n", i + 1, selected.size(), total, headline(benchmark));
            Stopwatch stopwatch = new Stopwatch();
            try {
                Measurement measurement = benchmark.measure(context);
                Result result = result(benchmark, measurement, stopwatch.seconds(), commit);
                report(measurement, result);
                summary.add(summaryLine(result));
                if (record) {
                    resultsFile.record(result);
                    for (Plot plot : result.plots()) {
                        plotRenderer.render(plot);
                    }
                    new PerformancePage(docs.resolve("performance.md")).write(resultsFile.results());
                }
            } catch (UnavailableException e) {
                out.println("  - Not measured: " + e.getMessage());
                summary.add("- %-14s not measured: %s".formatted(benchmark.name(), e.getMessage()));
            } catch (NotReconciledException | StartException e) {
                failed = true;
                out.println("  ✗ Failed: " + e.getMessage());
                summary.add("✗ %-14s failed: %s".formatted(benchmark.name(), e.getMessage()));
            }
        }
        out.println();
        summary.forEach(out::println);
        out.printf("%d figures in %s%n", summary.size(), total);
        return failed ? 1 : 0;
    }

    private int compare(Path repository, Path other, BenchmarkContext context) throws Exception {
        out.println(MachineDescription.machine() + "; load average %.1f".formatted(MachineDescription.loadAverage()));
        out.println("Baseline %s, this build %s"
                .formatted(MachineDescription.commit(other), MachineDescription.commit(repository)));
        Path directory = repository.resolve(Path.of("load-tests", "benchmarks", "target", "comparison"));
        try {
            List<String> table = new BuildComparison(directory, rounds, context::progress)
                    .compare(other.toAbsolutePath().normalize(), repository);
            out.println();
            table.forEach(out::println);
            return 0;
        } catch (UnavailableException | NotReconciledException e) {
            out.println("✗ Comparison failed: " + e.getMessage());
            return 1;
        }
    }

    private List<Benchmark> selected() {
        Map<String, Benchmark> byName = new LinkedHashMap<>();
        Benchmarks.ALL.forEach(benchmark -> byName.put(benchmark.name(), benchmark));
        for (String name : names) {
            require(
                    byName.containsKey(name),
                    "Unknown figure " + name + "; known figures: " + String.join(", ", byName.keySet()) + ".");
        }
        return names.isEmpty()
                ? Benchmarks.ALL
                : names.stream().map(byName::get).toList();
    }

    private void require(boolean valid, String message) {
        if (!valid) {
            throw new ParameterException(spec.commandLine(), message);
        }
    }

    private static Result result(Benchmark benchmark, Measurement measurement, double seconds, String commit) {
        Target target = benchmark.target();
        Samples samples = measurement.samples();
        return new Result(
                benchmark.name(),
                benchmark.title(),
                target.toString(),
                target.format(samples.median()),
                "%s to %s".formatted(target.format(samples.min()), target.format(samples.max())),
                target.isReachedBy(samples.median()),
                samples.median(),
                samples.values(),
                measurement.sampleDescription(),
                measurement.details(),
                measurement.plots(),
                seconds,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commit,
                MachineDescription.machine());
    }

    private void report(Measurement measurement, Result result) {
        measurement.details().forEach(detail -> out.println("    " + detail));
        out.printf(
                "  %s %s, target %s: median of %d (%s), from %s; took %s%n",
                result.reached() ? "✓" : "·",
                result.measured(),
                result.target(),
                measurement.samples().count(),
                measurement.sampleDescription(),
                result.spread(),
                Stopwatch.format(result.seconds()));
    }

    private static String summaryLine(Result result) {
        return "%s %-14s %12s  target %-12s %s"
                .formatted(
                        result.reached() ? "✓" : "·",
                        result.figure(),
                        result.measured(),
                        result.target(),
                        result.title());
    }

    private static String headline(Benchmark benchmark) {
        return "%-14s %s; target %s".formatted(benchmark.name(), benchmark.title(), benchmark.target());
    }
}
