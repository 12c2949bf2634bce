package dev.liftline.benchmarks.ingest;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.traffic.CpuCost;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.benchmarks.traffic.RideBatches;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.RideTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Compares the rides/s of the batch endpoint with the records/s of Kafka's producer perf test. */
public final class IngestBatch {

    private static final int SEASON = 2099;
    private static final int RIDES = 1_000;
    private static final int CONNECTIONS = 4;
    private static final Duration WARM_UP = Duration.ofSeconds(50);
    private static final double LIGHT_PER_SECOND = 20;
    private static final Duration ROUND = Duration.ofSeconds(3);

    private IngestBatch() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(Map.of(Role.INGEST, 1))) {
            Replica ingest = stack.replicas(Role.INGEST).getFirst();
            ProducerPerformanceRuns perfTest =
                    new ProducerPerformanceRuns(stack.kafkaBootstrap(), context.directory(), SEASON);
            RideBatches batches = new RideBatches(SEASON, RIDES, 1);
            try (MeasuredClient client = new MeasuredClient(ingest.url(), CONNECTIONS, 200, ingest.pid())) {
                context.progress("warming up for %d s".formatted(WARM_UP.toSeconds()));
                client.send(Load.closed(WARM_UP, batches));
                JitCompilers.awaitIdle(
                        context,
                        duration -> client.send(Load.open(LIGHT_PER_SECOND, duration, batches)),
                        ingest.pid(),
                        stack.kafka().pid());
                Histogram latency = new Histogram(3);
                CpuCost cost = new CpuCost().of("ingest", ingest.pid());
                PairedComparison comparison = PairedComparison.run(
                        context,
                        "rides/s",
                        "ingest",
                        () -> {
                            cost.begin();
                            LoadResult result = client.send(Load.closed(ROUND, batches));
                            cost.end(result.total() * RIDES);
                            latency.add(result.latencyMicros());
                            return result.perSecond() * RIDES;
                        },
                        "producer",
                        perfTest::perSecond);
                long acknowledged = client.responses() * RIDES;
                long records = RideTopics.records(stack.kafkaBootstrap());
                NotReconciledException.require(
                        records == acknowledged + perfTest.acknowledged(),
                        () -> "%d rides and %d other records were acknowledged, but %d are on the topic"
                                .formatted(acknowledged, perfTest.acknowledged(), records));
                return new Measurement(
                        comparison.ratio(),
                        "3 s, %,d rides a request, %d connections; 3,000,000 records of the perf test"
                                .formatted(RIDES, CONNECTIONS),
                        List.of(
                                "Throughput: " + comparison.summary(),
                                "CPU per ride: " + cost.summary() + "; batch latency " + Latency.summary(latency),
                                "%,d acknowledged rides + %,d records of the perf test = %,d records on the topic"
                                        .formatted(acknowledged, perfTest.acknowledged(), records)));
            }
        }
    }
}
