package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.ResidentMemory;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.traffic.ReferenceRideRequests;
import dev.liftline.benchmarks.traffic.StubBackends;
import dev.liftline.local.LocalStack;
import dev.liftline.local.ProcessStatus;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.testkit.load.ReferenceLoad;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Sends the reference load several times to a complete stack, with the load client on the same cores. The first figure that
 * needs it executes the run; all figures of this class are derived from it. Not thread-safe.
 */
public final class ReferenceLoadRun {

    private static final int RIDES = 200_000;
    private static final int COLD_RIDES = 5_000;
    private static final int CONNECTIONS = 128;
    private static final int CLIENT_WARM_UP = 200_000;
    private static final double MEBIBYTES_PER_GIBIBYTE = 1024;

    private @Nullable Figures figures;

    private record Figures(
            Measurement throughput, Measurement cold, Measurement memory, Measurement freshness, PostLatency latency) {}

    public Measurement throughput(BenchmarkContext context) throws Exception {
        return figures(context).throughput;
    }

    public Measurement cold(BenchmarkContext context) throws Exception {
        return figures(context).cold;
    }

    public Measurement latency(BenchmarkContext context) throws Exception {
        return figures(context).latency.fixedRate();
    }

    public Measurement ceiling(BenchmarkContext context) throws Exception {
        return figures(context).latency.ceiling();
    }

    public Measurement latencyBelowCeiling(BenchmarkContext context) throws Exception {
        return figures(context).latency.belowCeiling();
    }

    public Measurement memory(BenchmarkContext context) throws Exception {
        return figures(context).memory;
    }

    public Measurement freshness(BenchmarkContext context) throws Exception {
        return figures(context).freshness;
    }

    private Figures figures(BenchmarkContext context) throws Exception {
        if (figures == null) {
            figures = execute(context);
        }
        return figures;
    }

    private static Figures execute(BenchmarkContext context) throws Exception {
        List<Double> perSecond = new ArrayList<>();
        List<Double> drainSeconds = new ArrayList<>();
        List<Double> resident = new ArrayList<>();
        warmUpClient();
        try (LocalStack stack = context.freshStack(UnaryOperator.identity())) {
            ReferenceLoad.Result cold = load(context, stack, COLD_RIDES, 0);
            for (int i = 1; i <= context.longRounds(); i++) {
                context.progress("load %d of %d".formatted(i, context.longRounds()));
                ReferenceLoad.Result result = load(context, stack, RIDES, i);
                perSecond.add(result.acknowledged() / result.seconds());
                drainSeconds.add(result.drainSeconds());
                resident.add(residentGibibytes(stack));
            }
            Samples rates = new Samples(perSecond);
            Samples drains = new Samples(drainSeconds);
            return new Figures(
                    new Measurement(
                            rates,
                            "200,000 rides: 32 connections × 1,000, then 128 connections",
                            List.of("Everything stored %.2f s after the last 201 (%.2f to %.2f s; target ≤ 2 s)"
                                    .formatted(drains.median(), drains.min(), drains.max()))),
                    new Measurement(
                            Samples.of(cold.acknowledged() / cold.seconds()),
                            "%,d rides at 32 connections from a warm client, right after the start"
                                    .formatted(COLD_RIDES),
                            List.of()),
                    new Measurement(new Samples(resident), "after another 200,000 rides", List.of()),
                    Freshness.measure(context, stack, rates.median()),
                    PostLatency.measure(context, stack, rates.median()));
        }
    }

    /** A cold client took a quarter of the CPU during the cold load. */
    private static void warmUpClient() {
        try (StubBackends stub = new StubBackends(1);
                LoadClient client =
                        new LoadClient(URI.create("http://" + stub.addresses().getFirst()), CONNECTIONS)) {
            client.run(Load.closed(CLIENT_WARM_UP, new ReferenceRideRequests(2099, 1)));
        }
    }

    private static ReferenceLoad.Result load(BenchmarkContext context, LocalStack stack, int rides, long seed)
            throws Exception {
        Map<String, Long> pids =
                stack.status().stream().collect(Collectors.toMap(ProcessStatus::name, ProcessStatus::pid));
        try (StoredSeason season = StoredSeason.unused(Database.of(stack))) {
            ReferenceLoad.Result result = new ReferenceLoad(
                            stack.gatewayUrl(), stack.credentials(), rides, CONNECTIONS, pids, context::progress)
                    .send(season, seed);
            NotReconciledException.require(
                    result.isRight(),
                    () -> "%d rides were not acknowledged; %s"
                            .formatted(result.unconfirmed(), result.reconciliation()));
            return result;
        }
    }

    private static double residentGibibytes(LocalStack stack) {
        return stack.status().stream()
                        .mapToDouble(process -> ResidentMemory.mebibytes(process.pid()))
                        .sum()
                / MEBIBYTES_PER_GIBIBYTE;
    }
}
