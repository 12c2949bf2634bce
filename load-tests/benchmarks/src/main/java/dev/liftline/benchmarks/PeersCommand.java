package dev.liftline.benchmarks;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Stopwatch;
import dev.liftline.benchmarks.peers.Part;
import dev.liftline.benchmarks.peers.PeerComparisons;
import dev.liftline.local.Arguments;
import dev.liftline.local.StackHome;
import dev.liftline.local.process.StartException;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Measures Liftline beside what a user would pick instead. Exits with 1 if a comparison does not reconcile. */
@Command(
        name = "peers",
        description =
                "Do the same work with Liftline and with other software. Maven resolves it; nginx and haproxy are Debian's.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class PeersCommand implements Callable<Integer> {

    @Parameters(arity = "0..*", paramLabel = "PART", description = "ingest, consumer, gateway or reads; default: all.")
    private List<String> names = List.of();

    @Option(names = "--rounds", defaultValue = "5", description = "Samples of each side.")
    private int rounds;

    @Option(
            names = "--record",
            description = "Write results to docs/performance/peers.json, README.md and docs/performance.md.")
    private boolean record;

    @Spec
    private CommandSpec spec;

    private final PrintStream out = System.out;

    @Override
    public Integer call() throws Exception {
        Arguments.require(spec, rounds >= 1, "--rounds must be at least 1.");
        List<Part> parts = selected();
        Path repository = StackHome.repository();
        BenchmarkContext context = new BenchmarkContext(repository, rounds, out);
        out.println(MachineDescription.machineAndLoad());
        String commit = MachineDescription.commit(repository);
        Stopwatch total = new Stopwatch();
        List<String> summary = new ArrayList<>();
        boolean failed = false;
        for (Part part : parts) {
            out.printf("%n%s: %s; %s%n", part.label(), part.work(), part.cpu());
            summary.add(part.label());
            try {
                List<PeerResult> results = PeerComparisons.measure(part, context).stream()
                        .map(outcome -> PeerResult.of(outcome, commit))
                        .toList();
                results.forEach(result -> summary.add(result.summary()));
                if (record) {
                    write(results, repository.resolve("docs"));
                }
            } catch (NotReconciledException | StartException | IOException e) {
                failed = true;
                summary.add("✗ failed: " + e.getMessage());
                out.println("  " + summary.getLast());
            }
        }
        out.println();
        summary.forEach(out::println);
        out.printf("%d comparisons in %s%n", parts.size(), total);
        return failed ? 1 : 0;
    }

    private static void write(List<PeerResult> results, Path docs) throws IOException {
        PeersFile file = new PeersFile(docs.resolve("performance").resolve("peers.json"));
        file.record(results);
        List<PeerResult> recorded = file.results();
        MarkedSection.peers(docs.resolve("performance.md")).write(PeersText.details(recorded));
        MarkedSection.peers(docs.resolve("../README.md")).write(PeersText.overview(recorded));
    }

    private List<Part> selected() {
        List<Part> known = List.of(Part.values());
        List<String> labels = known.stream().map(Part::label).toList();
        names.forEach(name -> Arguments.require(
                spec,
                labels.contains(name),
                "Unknown part " + name + "; known parts: " + String.join(", ", labels) + "."));
        return names.isEmpty()
                ? known
                : Arrays.stream(Part.values())
                        .filter(part -> names.contains(part.label()))
                        .toList();
    }
}
