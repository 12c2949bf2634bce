package dev.liftline.benchmarks.ingest;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.JitCompilers;
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

/** Compares the rides/s of the batch endpoint with the records/s of Kafka's producer perf test. */
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
    public Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(
                settings -> BenchmarkContext.serversOnly(settings).replicas(Role.INGEST, 1))) {
            Replica ingest = stack.replicas(Role.INGEST).getFirst();
            ProducerPerformanceRuns perfTest =
                    new ProducerPerformanceRuns(stack.kafkaBootstrap(), context.directory(), SEASON);
            RideBatches batches = new RideBatches(SEASON, RIDES, 1);
            try (LoadClient load = new LoadClient(URI.create("http://" + ingest.address()), CONNECTIONS)) {
                context.progress("warming up for %d s".formatted(WARM_UP.toSeconds()));
                long[] acknowledged = {rides(load.run(Load.closed(WARM_UP, batches)))};
                new JitCompilers(ingest.process().pid(), stack.kafka().pid())
                        .awaitIdle(duration ->
                                acknowledged[0] += rides(load.run(Load.open(LIGHT_PER_SECOND, duration, batches))));
                Histogram latency = new Histogram(3);
                double[] cpuSeconds = {0};
                long[] measured = {0};
                PairedComparison comparison = PairedComparison.run(
                        context,
                        "rides/s",
                        "ingest",
                        () -> {
                            double before = CpuClock.seconds(ingest.process().pid());
                            LoadResult result = load.run(Load.closed(ROUND, batches));
                            cpuSeconds[0] += CpuClock.seconds(ingest.process().pid()) - before;
                            latency.add(result.latencyMicros());
                            long rides = rides(result);
                            measured[0] += rides;
                            acknowledged[0] += rides;
                            return rides / result.seconds();
                        },
                        "producer",
                        perfTest::perSecond);
                double recordsPerSecondSpread = perfTest.perSecondSpread();
                long records = RideTopic.records(stack.kafkaBootstrap());
                NotReconciledException.require(
                        records == acknowledged[0] + perfTest.acknowledged(),
                        () -> "%d rides and %d other records were acknowledged, but %d are on the topic"
                                .formatted(acknowledged[0], perfTest.acknowledged(), records));
                return new Measurement(
                        comparison.ratio(),
                        "3 s, %,d rides a request, %d connections; 3,000,000 records of the perf test"
                                .formatted(RIDES, CONNECTIONS),
                        List.of(
                                "Throughput: " + comparison.summary(),
                                "CPU of ingest per ride: %.2f µs; batch latency p50 %.1f ms, p99 %.1f ms"
                                        .formatted(
                                                cpuSeconds[0] * MICROS / measured[0],
                                                latency.getValueAtPercentile(50) / 1_000.0,
                                                latency.getValueAtPercentile(99) / 1_000.0),
                                "Perf test with records spread over all partitions, as keys do, one run: %,.0f/s"
                                        .formatted(recordsPerSecondSpread),
                                "%,d acknowledged rides + %,d records of the perf test = %,d records on the topic"
                                        .formatted(acknowledged[0], perfTest.acknowledged(), records)));
            }
        }
    }

    private static long rides(LoadResult result) throws NotReconciledException {
        NotReconciledException.require(
                result.otherThan(200) == 0, () -> "Not every batch response has status 200: " + result.summary());
        return result.count(200) * RIDES;
    }
}
