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

/** Hours of load with a random drill each minute on one system, whose processes must not grow. */
final class Soak {

    private static final double SHARE = 0.7;
    private static final int CONNECTIONS = 64;
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration TO_MEASURE = Duration.ofSeconds(15);
    /** Of a system that has just started, it takes two minutes until the ceiling is not that of its JIT compilers. */
    private static final int LEAST_TIMES_MEASURED = 8;

    private static final int MOST_TIMES_MEASURED = 16;
    private static final double TOLERANCE = 0.1;
    private static final double READS_PER_RIDE = 0.5;
    private static final Duration STEADY = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofSeconds(10);

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
     * Goes on for so long.
     *
     * @param ridesPerSecond 0 for 70 % of what the system takes, which is measured first
     * @return whether everything held and nothing grew
     */
    boolean run(Duration duration, double ridesPerSecond) throws IOException, InterruptedException {
        out.println("starting a fresh system");
        Path results = directory.resolve("soak");
        try (DrillStack system = DrillStack.start(repository, directory, StackRequirements.USUAL);
                ConsumerLag lag = new ConsumerLag(system.stack().kafkaBootstrap());
                ResourceSampler sampler =
                        new ResourceSampler(() -> processes(system), lag::records, results.resolve("vitals.csv"))) {
            double rate = ridesPerSecond > 0 ? ridesPerSecond : SHARE * ceiling(system);
            LoadRates rates = new LoadRates(rate, READS_PER_RIDE * rate, STEADY, STEADY);
            Report report = new Report(
                    results,
                    "A soak of %d minutes at %.0f rides/s and half as many reads, with a random drill each minute."
                            .formatted(duration.toMinutes(), rate));
            sampler.start(EVERY);
            long end = System.nanoTime() + duration.toNanos();
            for (int minute = 1; System.nanoTime() < end; minute++) {
                runOne(system, rates, report, minute);
            }
            boolean flat = grewNothing(report, sampler.trends(rate));
            return flat && report.holds();
        }
    }

    private void runOne(DrillStack system, LoadRates rates, Report report, int minute)
            throws IOException, InterruptedException {
        List<Drill> brief = Drills.ALL.stream()
                .filter(drill -> drill.requirements().equals(StackRequirements.USUAL)
                        && drill.hold().compareTo(SHORT) <= 0)
                .toList();
        Drill drill = brief.get(random.nextInt(brief.size()));
        out.printf("%nminute %d, %s%n", minute, drill.title());
        DrillResult run = new DrillRun(system, drill, minute, rates, sentence -> out.println("    " + sentence)).run();
        report.add(run);
        ResultLines.of(run).forEach(out::println);
    }

    /** Rides per second that are taken while half as many reads are asked. */
    private double ceiling(DrillStack system) throws InterruptedException {
        try (Clients clients = new Clients(system.stack().gatewayUrls(), system.nextSeason())) {
            double ceiling = 0;
            for (int time = 1; time <= MOST_TIMES_MEASURED; time++) {
                double reads = Math.max(1, READS_PER_RIDE * ceiling);
                clients.start(1, reads);
                double now = clients.maxRate(CONNECTIONS, TO_MEASURE);
                out.printf(
                        "ceiling, measured for %d s beside %,.0f reads/s: %,.0f rides/s%n",
                        TO_MEASURE.toSeconds(), reads, now);
                boolean settled = Math.abs(now - ceiling) < TOLERANCE * now;
                ceiling = now;
                if (settled && time >= LEAST_TIMES_MEASURED) {
                    break;
                }
            }
            return ceiling;
        }
    }

    private boolean grewNothing(Report report, Map<String, Trend> trends) throws IOException {
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
                        "\n## What the processes held\n\nMedians; every sample is in vitals.csv.\n\n| What | First third | Middle third | Last third | Flat |\n|---|---:|---:|---:|---|\n",
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

    private static Map<String, Long> processes(DrillStack system) {
        return system.stack().status().stream()
                .filter(ProcessStatus::running)
                .collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::pid));
    }
}
