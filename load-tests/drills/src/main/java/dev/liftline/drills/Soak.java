package dev.liftline.drills;

import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.report.DrillResult;
import dev.liftline.drills.report.Report;
import dev.liftline.drills.resources.ResourceSampler;
import dev.liftline.drills.resources.Trend;
import dev.liftline.local.ProcessStatus;
import dev.liftline.testkit.reconcile.ConsumerLag;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** A long run: load with a random drill each minute on one stack, whose processes must not grow. */
final class Soak {

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

    private final Path repository;
    private final Path directory;
    private final PrintStream out;
    private final SplittableRandom random = new SplittableRandom();

    Soak(Path repository, Path directory, PrintStream out) {
        this.repository = repository;
        this.directory = directory;
        this.out = out;
    }

    /**
     * Runs for a duration.
     *
     * @param ridesPerSecond 0 for 70 % of the maximum, which is measured first
     * @return whether every invariant held and nothing grew
     */
    boolean run(Duration duration, double ridesPerSecond) throws IOException, InterruptedException {
        out.println("starting a fresh stack");
        Path results = directory.resolve("soak");
        try (DrillStack stack = DrillStack.start(repository, directory, StackRequirements.USUAL);
                ConsumerLag lag = new ConsumerLag(stack.stack().kafkaBootstrap());
                ResourceSampler sampler =
                        new ResourceSampler(() -> processes(stack), lag::records, results.resolve("vitals.csv"))) {
            double rate = ridesPerSecond > 0 ? ridesPerSecond : LOAD_SHARE * maxRate(stack);
            LoadRates rates = new LoadRates(rate, READS_PER_RIDE * rate, STEADY, STEADY);
            Report report = new Report(
                    results,
                    "A soak of %d minutes at %.0f rides/s and half as many reads, with a random drill each minute."
                            .formatted(duration.toMinutes(), rate));
            sampler.start(SAMPLE_INTERVAL);
            long end = System.nanoTime() + duration.toNanos();
            for (int minute = 1; System.nanoTime() < end; minute++) {
                runOne(stack, rates, report, minute);
            }
            boolean flat = isFlat(report, sampler.trends(rate));
            return flat && report.holds();
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
        ResultLines.of(run).forEach(out::println);
    }

    /** Measures the maximum rides per second beside half as many reads. */
    private double maxRate(DrillStack stack) throws InterruptedException {
        try (Clients clients = new Clients(stack.stack().gatewayUrls(), stack.nextSeason())) {
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
        report.appendix(trends.entrySet().stream()
                .map(trend -> "| %s | %.0f | %.0f | %.0f | %s |"
                        .formatted(
                                trend.getKey(),
                                trend.getValue().first(),
                                trend.getValue().middle(),
                                trend.getValue().last(),
                                trend.getValue().isFlat() ? "yes" : "**no**"))
                .collect(Collectors.joining(
                        "\n",
                        "\n## Resources of the processes\n\nMedians; every sample is in vitals.csv.\n\n| What | First third | Middle third | Last third | Flat |\n|---|---:|---:|---:|---|\n",
                        "\n")));
        trends.forEach((what, trend) -> {
            if (!trend.isFlat()) {
                out.printf(
                        "grew: %s from %.0f to %.0f, %.0f in between%n",
                        what, trend.first(), trend.last(), trend.middle());
            }
        });
        return trends.values().stream().allMatch(Trend::isFlat);
    }

    private static Map<String, Long> processes(DrillStack stack) {
        return stack.stack().status().stream()
                .filter(ProcessStatus::running)
                .collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::pid));
    }
}
