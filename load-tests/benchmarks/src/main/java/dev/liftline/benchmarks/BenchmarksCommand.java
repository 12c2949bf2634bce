package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Stopwatch;
import dev.liftline.benchmarks.figure.UnavailableException;
import dev.liftline.local.Arguments;
import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Measures the figures of {@code docs/performance.md}. Exits with 0 if no measurement failed, even if a target was
 * missed.
 */
@Command(
        name = "load-tests/run benchmarks",
        description = "Measure Liftline's performance figures, each on a fresh stack.",
        subcommands = PeersCommand.class,
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

    @Spec
    private CommandSpec spec;

    private final PrintStream out = System.out;

    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        System.exit(new CommandLine(new BenchmarksCommand()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Arguments.require(spec, rounds >= 1, "--rounds must be at least 1.");
        List<Benchmark> selected = selected();
        if (list) {
            selected.forEach(benchmark -> out.println(headline(benchmark)));
            return 0;
        }
        Path repository = StackHome.repository();
        BenchmarkContext context = new BenchmarkContext(repository, rounds, out);
        out.println(MachineDescription.machineAndLoad());
        // Before the first write, which would mark the working tree as changed.
        String commit = MachineDescription.commit(repository);
        Stopwatch total = new Stopwatch();
        List<String> summary = new ArrayList<>();
        boolean failed = false;
        for (Benchmark benchmark : selected) {
            out.printf(
                    "%nFigure %d of %d, %s elapsed: %s%n",
                    summary.size() + 1, selected.size(), total, headline(benchmark));
            Stopwatch stopwatch = new Stopwatch();
            try {
                Result result = Result.of(benchmark, benchmark.procedure().measure(context), stopwatch, commit);
                result.lines().forEach(out::println);
                summary.add(result.summary());
                if (record) {
                    write(result, repository.resolve("docs"));
                }
            } catch (UnavailableException e) {
                summary.add("- %-14s not measured: %s".formatted(benchmark.name(), e.getMessage()));
                out.println("  " + summary.getLast());
            } catch (NotReconciledException | StartException | IOException e) {
                failed = true;
                summary.add("✗ %-14s failed: %s".formatted(benchmark.name(), e.getMessage()));
                out.println("  " + summary.getLast());
            }
        }
        out.println();
        summary.forEach(out::println);
        out.printf("%d figures in %s%n", summary.size(), total);
        return failed ? 1 : 0;
    }

    private static void write(Result result, Path docs) throws IOException {
        Path directory = docs.resolve("performance");
        ResultsFile resultsFile = new ResultsFile(directory.resolve("figures.json"));
        resultsFile.record(result);
        for (Plot plot : result.plots()) {
            new PlotRenderer(directory).render(plot);
        }
        List<Result> results = resultsFile.results();
        new MarkedSection(docs.resolve("performance.md")).write(FiguresText.details(results));
        new MarkedSection(docs.resolve("../README.md")).write(FiguresText.overview(results));
    }

    private List<Benchmark> selected() {
        List<String> known = Benchmarks.ALL.stream().map(Benchmark::name).toList();
        names.forEach(name -> Arguments.require(
                spec,
                known.contains(name),
                "Unknown figure " + name + "; known figures: " + String.join(", ", known) + "."));
        return names.isEmpty()
                ? Benchmarks.ALL
                : names.stream().map(known::indexOf).map(Benchmarks.ALL::get).toList();
    }

    private static String headline(Benchmark benchmark) {
        return "%-14s %s; target %s".formatted(benchmark.name(), benchmark.title(), benchmark.target());
    }
}
