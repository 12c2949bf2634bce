package dev.liftline.benchmarks;

import dev.liftline.benchmarks.baseline.BuildComparison;
import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
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

/** Measures the figures of {@code docs/performance.md}. Exit code 0 when all were measured, whether or not a target was reached. */
@Command(
        name = "benchmarks",
        description = "Measure Liftline's figures, all or those named, each on fresh servers.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
public final class BenchmarksCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "FIGURE", description = "The figures to measure; all unless named.")
    private List<String> names = List.of();

    @Option(names = "--list", description = "Only list the figures and their targets.")
    private boolean list;

    @Option(
            names = "--rounds",
            defaultValue = "5",
            description = "How often each contender of a comparison is measured.")
    private int rounds;

    @Option(
            names = "--record",
            description =
                    "Write the figures down: docs/performance/figures.json, the table and plots of docs/performance.md.")
    private boolean record;

    @Option(
            names = "--baseline",
            paramLabel = "DIR",
            description = "Compare this build with the built checkout in DIR instead, both in one run.")
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
        List<Benchmark> chosen = chosen();
        if (list) {
            chosen.forEach(benchmark -> out.println(headline(benchmark)));
            return 0;
        }
        Path repository = StackHome.repository();
        if (baseline != null) {
            return compare(repository, baseline);
        }
        Path docs = repository.resolve("docs");
        Ledger ledger = new Ledger(docs.resolve(Path.of("performance", "figures.json")));
        Pictures pictures = new Pictures(docs.resolve("performance"));
        Bench bench = new Bench(repository, rounds, out);
        // NB: before anything is written down, which would make the tree differ from its commit.
        String commit = Surroundings.commit(repository);
        long begun = System.nanoTime();
        List<String> summary = new ArrayList<>();
        boolean failed = false;
        out.println(Surroundings.machine() + "; load average %.1f".formatted(Surroundings.load()));
        for (Benchmark benchmark : chosen) {
            out.println();
            out.println(headline(benchmark));
            long started = System.nanoTime();
            try {
                Finding finding = benchmark.measure(bench);
                Result result = result(benchmark, finding, seconds(started), commit);
                report(finding, result);
                summary.add(line(result));
                if (record) {
                    ledger.record(result);
                    for (Plot plot : result.plots()) {
                        pictures.draw(plot);
                    }
                    new PerformancePage(docs.resolve("performance.md")).write(ledger.results());
                }
            } catch (UnavailableException e) {
                out.println("  - Not measured: " + e.getMessage());
                summary.add("- %-14s not measured: %s".formatted(benchmark.name(), e.getMessage()));
            } catch (NotReconciledException | StartException e) {
                failed = true;
                out.println("  ✗ NO FIGURE: " + e.getMessage());
                summary.add("✗ %-14s NO FIGURE: %s".formatted(benchmark.name(), e.getMessage()));
            }
        }
        out.println();
        summary.forEach(out::println);
        out.printf("%d figures in %s%n", summary.size(), clock(seconds(begun)));
        return failed ? 1 : 0;
    }

    private int compare(Path repository, Path other) throws Exception {
        out.println(Surroundings.machine() + "; load average %.1f".formatted(Surroundings.load()));
        out.println(
                "Baseline %s, this build %s".formatted(Surroundings.commit(other), Surroundings.commit(repository)));
        Path directory = repository.resolve(Path.of("load-tests", "benchmarks", "target", "comparison"));
        try {
            List<String> table = new BuildComparison(directory, rounds, line -> out.println("    " + line))
                    .compare(other.toAbsolutePath().normalize(), repository);
            out.println();
            table.forEach(out::println);
            return 0;
        } catch (UnavailableException | NotReconciledException e) {
            out.println("✗ NO COMPARISON: " + e.getMessage());
            return 1;
        }
    }

    private List<Benchmark> chosen() {
        Map<String, Benchmark> byName = new LinkedHashMap<>();
        Benchmarks.ALL.forEach(benchmark -> byName.put(benchmark.name(), benchmark));
        for (String name : names) {
            require(
                    byName.containsKey(name),
                    "There is no figure " + name + "; there are " + String.join(", ", byName.keySet()) + ".");
        }
        return names.isEmpty()
                ? Benchmarks.ALL
                : names.stream().map(byName::get).toList();
    }

    private void require(boolean valid, String sentence) {
        if (!valid) {
            throw new ParameterException(spec.commandLine(), sentence);
        }
    }

    private static Result result(Benchmark benchmark, Finding finding, double seconds, String commit) {
        Target target = benchmark.target();
        Samples samples = finding.figure();
        return new Result(
                benchmark.name(),
                benchmark.title(),
                target.toString(),
                target.write(samples.median()),
                "%s to %s".formatted(target.write(samples.least()), target.write(samples.most())),
                target.isReachedBy(samples.median()),
                samples.median(),
                samples.values(),
                finding.sample(),
                finding.details(),
                finding.plots(),
                seconds,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                commit,
                Surroundings.machine());
    }

    private void report(Finding finding, Result result) {
        finding.details().forEach(detail -> out.println("    " + detail));
        out.printf(
                "  %s %s, target %s: median of %d (%s), from %s; took %s%n",
                result.reached() ? "✓" : "·",
                result.measured(),
                result.target(),
                finding.figure().count(),
                finding.sample(),
                result.spread(),
                clock(result.seconds()));
    }

    private static String line(Result result) {
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

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    private static String clock(double seconds) {
        Duration duration = Duration.ofSeconds(Math.round(seconds));
        return "%d:%02d min".formatted(duration.toMinutes(), duration.toSecondsPart());
    }
}
