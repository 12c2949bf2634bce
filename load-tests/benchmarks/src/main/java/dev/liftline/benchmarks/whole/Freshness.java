package dev.liftline.benchmarks.whole;

import dev.liftline.benchmarks.figure.Answers;
import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.Field;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** How long after its 201 a ride is in the skier's total, while rides arrive at 70 % of what the stack can take. */
public final class Freshness implements Benchmark {

    private static final int SEASON = 2099;
    private static final int CONNECTIONS = 128;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final double SHARE = 0.7;

    @Override
    public String name() {
        return "freshness";
    }

    @Override
    public String title() {
        return "p99 from a ride's 201 to the skier's GET";
    }

    @Override
    public Target target() {
        return Target.atMost(1_000, " ms", 0);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        return bench.once(WholeRun.class, WholeRun::of).freshness();
    }

    /**
     * Measures on a stack that is warm.
     *
     * @param ceiling rides/s that it takes in
     */
    static Finding on(Bench bench, LocalStack stack, double ceiling) throws Exception {
        double rate = SHARE * ceiling;
        SplittableRandom random = new SplittableRandom(1);
        NewRides rides = new NewRides(SEASON, () -> Field.STANDARD.draw(random));
        try (LoadClient load = new LoadClient(stack.gatewayUrl(), CONNECTIONS);
                Probes probes = new Probes(stack.gatewayUrl(), SEASON)) {
            bench.step("rides and what is seen of them, at %,.0f/s".formatted(rate));
            CompletableFuture<LoadResult> open = CompletableFuture.supplyAsync(
                    () -> load.run(Load.open(rate, WINDOW.multipliedBy(bench.rounds()), rides)));
            Histogram all = new Histogram(3);
            List<Double> p99 = new ArrayList<>();
            for (int window = 1; window <= bench.rounds(); window++) {
                Histogram visible = probes.during(WINDOW);
                all.add(visible);
                p99.add(millis(visible, 99));
                bench.step("window %d of %d: p50 %.0f ms, p99 %.0f ms"
                        .formatted(window, bench.rounds(), millis(visible, 50), p99.getLast()));
            }
            LoadResult result = open.join();
            Answers.allCreated(result);
            Batches.awaitStored(Database.of(stack), SEASON, rides.count() + probes.count());
            return new Finding(
                    new Samples(p99),
                    "%d s at %.0f %% of the ceiling".formatted(WINDOW.toSeconds(), 100 * SHARE),
                    List.of(
                            "All of %,d probes: p50 %.0f ms, p99 %.0f ms, longest %.0f ms, looked for every %d ms"
                                    .formatted(
                                            all.getTotalCount(),
                                            millis(all, 50),
                                            millis(all, 99),
                                            millis(all, 100),
                                            Probes.POLL.toMillis()),
                            "Ceiling %,.0f rides/s, the field's load on the same servers before; %,.0f/s kept, POST p50 %.1f ms, p99 %.1f ms"
                                    .formatted(
                                            ceiling,
                                            result.perSecond(),
                                            millis(result.latencyMicros(), 50),
                                            millis(result.latencyMicros(), 99))));
        }
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
