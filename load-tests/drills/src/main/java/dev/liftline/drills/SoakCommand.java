package dev.liftline.drills;

import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.faults.Drills;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.resources.ResourceSampler;
import dev.liftline.drills.resources.Trend;
import dev.liftline.local.Arguments;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.StackHome;
import dev.liftline.testkit.reconcile.ConsumerLag;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * A long run: load with a random drill each minute on one stack, whose processes must not grow. Exit code 1 if an invariant does not hold or
 * a process grew.
 */
@Command(
        name = "soak",
        description =
                "Send load for a long time with a random drill each minute, and check that no process grows. The report is"
                        + " load-tests/drills/target/drills/soak/report.md.",
        mixinStandardHelpOptions = true,
        showDefaultValues = true)
@SuppressWarnings("NullAway.Init") // picocli sets the fields
final class SoakCommand implements Callable<Integer> {

    private static final double LOAD_SHARE = 0.7;
    private static final int CONNECTIONS = 64;
    private static final Duration SAMPLE_INTERVAL = Duration.ofSeconds(10);
    private static final Duration MEASUREMENT = Duration.ofSeconds(15);
    /** Two minutes: until then the JIT compilers limit the rate. */
    private static final int MIN_MEASUREMENTS = 8;

    private static final int MAX_MEASUREMENTS = 16;
    private static final double TOLERANCE = 0.1;
    private static final double READS_PER_RIDE = 0.5;
    private static final Duration STEADY = Duration.ofSeconds(15);
    private static final Duration MAX_HOLD = Duration.ofSeconds(10);

    private final PrintStream out = System.out;
    private final SplittableRandom random = new SplittableRandom();

    @Option(names = "--minutes", defaultValue = "60", description = "Duration.")
    private int minutes;

    @Option(
            names = "--rate",
            defaultValue = "0",
            description = "Rides per second; 0 for 70 %% of the maximum, which is measured first.")
    private double chosenRate;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Arguments.require(
                spec, minutes >= 1 && chosenRate >= 0, "--minutes must be at least 1 and --rate must not be negative.");
        Path directory = DrillsCommand.directory();
        out.println("starting a fresh stack");
        Path results = directory.resolve("soak");
        try (DrillStack stack = DrillStack.start(StackHome.repository(), directory, StackRequirements.USUAL);
                ConsumerLag lag = new ConsumerLag(stack.stack().kafkaBootstrap());
                ResourceSampler sampler =
                        new ResourceSampler(() -> processes(stack), lag::records, results.resolve("vitals.csv"))) {
            double rate = chosenRate > 0 ? chosenRate : LOAD_SHARE * maxRate(stack);
            LoadRates rates = new LoadRates(rate, READS_PER_RIDE * rate, STEADY, STEADY);
            Report report = new Report(
                    results,
                    "A soak of %d minutes at %.0f rides/s and half as many reads, with a random drill each minute."
                            .formatted(minutes, rate));
            sampler.start(SAMPLE_INTERVAL);
            long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
            for (int minute = 1; System.nanoTime() < end; minute++) {
                runOne(stack, rates, report, minute);
            }
            boolean flat = isFlat(report, sampler.trends(rate));
            return flat && report.holds() ? 0 : 1;
        }
    }

    private void runOne(DrillStack stack, LoadRates rates, Report report, int minute)
            throws IOException, InterruptedException {
        List<Drill> candidates = Drills.ALL.stream()
                .filter(drill -> drill.requirements().equals(StackRequirements.USUAL)
                        && drill.hold().compareTo(MAX_HOLD) <= 0)
                .toList();
        Drill drill = candidates.get(random.nextInt(candidates.size()));
        out.printf("%nminute %d, %s%n", minute, drill.title());
        DrillResult run = new DrillRun(stack, drill, minute, rates, sentence -> out.println("    " + sentence)).run();
        report.add(run);
        run.lines().forEach(out::println);
    }

    /** Measures the maximum rides per second beside half as many reads. */
    private double maxRate(DrillStack stack) throws InterruptedException {
        try (Clients clients = new Clients(stack.stack(), stack.nextSeason())) {
            double maxRate = 0;
            for (int time = 1; time <= MAX_MEASUREMENTS; time++) {
                double reads = Math.max(1, READS_PER_RIDE * maxRate);
                clients.start(1, reads);
                double now = clients.maxRate(CONNECTIONS, MEASUREMENT);
                out.printf(
                        "maximum, measured for %d s beside %,.0f reads/s: %,.0f rides/s%n",
                        MEASUREMENT.toSeconds(), reads, now);
                boolean settled = Math.abs(now - maxRate) < TOLERANCE * now;
                maxRate = now;
                if (settled && time >= MIN_MEASUREMENTS) {
                    break;
                }
            }
            return maxRate;
        }
    }

    private boolean isFlat(Report report, Map<String, Trend> trends) throws IOException {
        StringBuilder rows = new StringBuilder("""

                ## Resources of the processes

                Medians; every sample is in vitals.csv.

                | What | First third | Middle third | Last third | Flat |
                |---|---:|---:|---:|---|
                """);
        trends.forEach((what, trend) -> {
            String row = "| %s | %.0f | %.0f | %.0f | %s |%n"
                    .formatted(what, trend.first(), trend.middle(), trend.last(), trend.isFlat() ? "yes" : "**no**");
            rows.append(row);
            if (!trend.isFlat()) {
                out.print("grew: " + row);
            }
        });
        report.appendix(rows.toString());
        return trends.values().stream().allMatch(Trend::isFlat);
    }

    private static Map<String, Long> processes(DrillStack stack) {
        return stack.stack().status().stream()
                .filter(ProcessStatus::running)
                .collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::pid));
    }
}
