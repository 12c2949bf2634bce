package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.figure.Measurement;
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

/**
 * Measures the time from a ride's 201 until the skier's total contains it, while rides arrive at 70 % of the stack's
 * throughput.
 */
public final class Freshness implements Benchmark {

    private static final int SEASON = 2099;
    private static final int CONNECTIONS = 128;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final double THROUGHPUT_SHARE = 0.7;

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
    public Measurement measure(BenchmarkContext context) throws Exception {
        return context.shared(FieldLoadRun.class, FieldLoadRun::execute).freshness();
    }

    /**
     * Measures on a warm stack.
     *
     * @param throughput of the field load on this stack in rides/s
     */
    static Measurement measure(BenchmarkContext context, LocalStack stack, double throughput) throws Exception {
        double rate = THROUGHPUT_SHARE * throughput;
        SplittableRandom random = new SplittableRandom(1);
        NewRides rides = new NewRides(SEASON, () -> Field.STANDARD.draw(random));
        try (LoadClient load = new LoadClient(stack.gatewayUrl(), CONNECTIONS);
                FreshnessProbes probes = new FreshnessProbes(stack.gatewayUrl(), SEASON)) {
            context.progress("measuring freshness at %,.0f rides/s".formatted(rate));
            CompletableFuture<LoadResult> backgroundLoad = CompletableFuture.supplyAsync(
                    () -> load.run(Load.open(rate, WINDOW.multipliedBy(context.rounds()), rides)));
            Histogram all = new Histogram(3);
            List<Double> p99 = new ArrayList<>();
            for (int window = 1; window <= context.rounds(); window++) {
                Histogram visible = probes.run(WINDOW);
                all.add(visible);
                p99.add(millis(visible, 99));
                context.progress("window %d of %d: p50 %.0f ms, p99 %.0f ms"
                        .formatted(window, context.rounds(), millis(visible, 50), p99.getLast()));
            }
            LoadResult result = backgroundLoad.join();
            ExpectedResponses.allCreated(result);
            Batches.awaitStored(Database.of(stack), SEASON, rides.count() + probes.count());
            return new Measurement(
                    new Samples(p99),
                    "%d s at %.0f %% of the field load's throughput"
                            .formatted(WINDOW.toSeconds(), 100 * THROUGHPUT_SHARE),
                    List.of(
                            "All %,d probes: p50 %.0f ms, p99 %.0f ms, max %.0f ms; read every %d ms"
                                    .formatted(
                                            all.getTotalCount(),
                                            millis(all, 50),
                                            millis(all, 99),
                                            millis(all, 100),
                                            FreshnessProbes.POLL_INTERVAL.toMillis()),
                            "Throughput of the preceding field load %,.0f rides/s; rate of this load %,.0f/s, POST p50 %.1f ms, p99 %.1f ms"
                                    .formatted(
                                            throughput,
                                            result.perSecond(),
                                            millis(result.latencyMicros(), 50),
                                            millis(result.latencyMicros(), 99))));
        }
    }

    private static double millis(Histogram micros, double percentile) {
        return micros.getValueAtPercentile(percentile) / 1_000.0;
    }
}
