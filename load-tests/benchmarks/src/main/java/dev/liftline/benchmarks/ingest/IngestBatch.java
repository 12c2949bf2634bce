package dev.liftline.benchmarks.ingest;

import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Duel;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.Compilers;
import dev.liftline.benchmarks.traffic.RideBatches;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.RideTopic;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.HdrHistogram.Histogram;

/** How many rides a second the batch endpoint takes, beside what Kafka's producer alone can do on this machine. */
public final class IngestBatch implements Benchmark {

    private static final int SEASON = 2099;
    private static final int RIDES = 1_000;
    private static final int CONNECTIONS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(50);
    private static final double LIGHT_PER_SECOND = 20;
    private static final Duration ROUND = Duration.ofSeconds(3);
    private static final double MICROS = 1e6;

    @Override
    public String name() {
        return "ingest-batch";
    }

    @Override
    public String title() {
        return "rides/s in batches over the records/s of Kafka's producer perf test";
    }

    @Override
    public Target target() {
        return Target.atLeast(0.5, " ×", 2);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        try (LocalStack stack =
                bench.freshStack(settings -> Bench.serversOnly(settings).replicas(Role.INGEST, 1))) {
            Replica ingest = stack.replicas(Role.INGEST).getFirst();
            ProducerPerformanceRuns performance =
                    new ProducerPerformanceRuns(stack.kafkaBootstrap(), bench.directory(), SEASON);
            RideBatches batches = new RideBatches(SEASON, RIDES, 1);
            try (LoadClient load = new LoadClient(URI.create("http://" + ingest.address()), CONNECTIONS)) {
                bench.step("warming up for %d s".formatted(WARM_UP.toSeconds()));
                long[] accepted = {rides(load.run(Load.closed(WARM_UP, batches)))};
                new Compilers(ingest.process().pid(), stack.kafka().pid())
                        .letFinish(duration ->
                                accepted[0] += rides(load.run(Load.open(LIGHT_PER_SECOND, duration, batches))));
                Histogram latency = new Histogram(3);
                double[] cpu = {0, 0};
                Duel duel = Duel.fight(
                        bench,
                        "rides/s",
                        "ingest",
                        () -> {
                            double before = CpuClock.seconds(ingest.process().pid());
                            LoadResult result = load.run(Load.closed(ROUND, batches));
                            cpu[0] += CpuClock.seconds(ingest.process().pid()) - before;
                            latency.add(result.latencyMicros());
                            long rides = rides(result);
                            cpu[1] += rides;
                            accepted[0] += rides;
                            return rides / result.seconds();
                        },
                        "producer",
                        performance::perSecond);
                double spread = performance.perSecondSpread();
                long records = RideTopic.records(stack.kafkaBootstrap());
                NotReconciledException.require(
                        records == accepted[0] + performance.acknowledged(),
                        () -> "%d rides and %d other records were acknowledged, but %d are on the topic"
                                .formatted(accepted[0], performance.acknowledged(), records));
                return new Finding(
                        duel.ratio(),
                        "3 s, %,d rides a request, %d connections; 3,000,000 records of the perf test"
                                .formatted(RIDES, CONNECTIONS),
                        List.of(
                                "Throughput: " + duel.sides(),
                                "CPU of ingest for a ride: %.2f µs; a batch took p50 %.1f ms, p99 %.1f ms"
                                        .formatted(
                                                cpu[0] * MICROS / cpu[1],
                                                latency.getValueAtPercentile(50) / 1_000.0,
                                                latency.getValueAtPercentile(99) / 1_000.0),
                                "The perf test with its records spread over the partitions, as keys spread them, once: %,.0f/s"
                                        .formatted(spread),
                                "%,d accepted rides + %,d records of the perf test = %,d records on the topic"
                                        .formatted(accepted[0], performance.acknowledged(), records)));
            }
        }
    }

    private static long rides(LoadResult result) throws NotReconciledException {
        NotReconciledException.require(
                result.otherThan(200) == 0, () -> "Not every batch was answered 200: " + result.summary());
        return result.count(200) * RIDES;
    }
}
