package dev.liftline.benchmarks.ingest;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.benchmarks.traffic.ReferenceRideRequests;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.RideTopics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** Compares the CPU of a POST that Kafka acknowledges with one that the service responds to without Kafka. */
public final class IngestCost {

    private static final int CONNECTIONS = 128;
    private static final int WARM_UP = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(2);
    /** Below the ceiling of either side, so that both respond to the same requests in the same time. */
    private static final double RATE = 4_000;

    private static final double LOW_RATE = 500;

    private IngestCost() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        List<Path> testClasses = List.of(context.testClasses("liftride-ingest-service"));
        try (LocalStack stack = context.freshStack(Map.of())) {
            CompletableFuture<Replica> starting = CompletableFuture.supplyAsync(() -> stack.startUnlisted(
                    Role.INGEST,
                    "ingest-bare",
                    testClasses,
                    Map.of("SPRING_MAIN_SOURCES", "dev.liftline.ingest.BareRideLog")));
            Replica ingest = stack.startUnlisted(Role.INGEST, "ingest-with-kafka", List.of(), Map.of());
            Replica bare = starting.join();
            try (MeasuredClient withKafka = client(ingest);
                    MeasuredClient withoutKafka = client(bare)) {
                ReferenceRideRequests rides = new ReferenceRideRequests(2099, 1);
                context.progress("warming up each service with %,d requests".formatted(WARM_UP));
                withKafka.send(Load.closed(WARM_UP, rides));
                withoutKafka.send(Load.closed(WARM_UP, rides));
                JitCompilers.awaitIdle(
                        context,
                        duration -> {
                            withKafka.send(Load.open(RATE, duration.dividedBy(2), rides));
                            withoutKafka.send(Load.open(RATE, duration.dividedBy(2), rides));
                        },
                        ingest.pid(),
                        bare.pid(),
                        stack.kafka().pid());
                Load round = Load.open(RATE, ROUND, rides);
                PairedComparison comparison = PairedComparison.runUntilSteady(
                        context,
                        "µs",
                        "ingest",
                        () -> withKafka.cpuMicros(round),
                        "bare",
                        () -> withoutKafka.cpuMicros(round));
                Histogram atRate = withKafka.latency().copy();
                context.progress("measuring a full load, then a low rate");
                Load full = Load.closed(ROUND, rides);
                double cpuFull = withKafka.cpuMicros(full);
                double cpuFullWithoutKafka = withoutKafka.cpuMicros(full);
                Histogram latencyLowRate =
                        withKafka.send(Load.open(LOW_RATE, ROUND, rides)).latencyMicros();
                long acknowledged = withKafka.responses();
                long records = RideTopics.records(stack.kafkaBootstrap());
                NotReconciledException.require(
                        records == acknowledged,
                        () -> "%d POSTs were acknowledged, but %d records are on the topic"
                                .formatted(acknowledged, records));
                return new Measurement(
                        comparison.ratio(),
                        "%d s at %,.0f/s".formatted(ROUND.toSeconds(), RATE),
                        List.of(
                                "CPU per POST: " + comparison.summary(),
                                comparison.steadiness(),
                                "At full load, one round: ingest %.1f µs, bare %.1f µs, ratio %.2f"
                                        .formatted(cpuFull, cpuFullWithoutKafka, cpuFull / cpuFullWithoutKafka),
                                "Latency: %s at %,.0f/s; %s at %,.0f/s"
                                        .formatted(
                                                Latency.summary(atRate),
                                                RATE,
                                                Latency.summary(latencyLowRate),
                                                LOW_RATE),
                                "%,d acknowledged POSTs = %,d records on the topic".formatted(acknowledged, records)));
            }
        }
    }

    private static MeasuredClient client(Replica replica) {
        return new MeasuredClient(replica.url(), CONNECTIONS, 201, replica.pid());
    }
}
