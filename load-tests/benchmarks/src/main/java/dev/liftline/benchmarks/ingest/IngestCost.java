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

    private static final int CONNECTIONS = 32;
    private static final int MANY_CONNECTIONS = 128;
    private static final int WARM_UP = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final double LATENCY_RATE = 500;

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
            try (MeasuredClient withKafka = client(ingest, CONNECTIONS);
                    MeasuredClient withoutKafka = client(bare, CONNECTIONS);
                    MeasuredClient manyWithKafka = client(ingest, MANY_CONNECTIONS);
                    MeasuredClient manyWithoutKafka = client(bare, MANY_CONNECTIONS)) {
                ReferenceRideRequests rides = new ReferenceRideRequests(2099, 1);
                context.progress("warming up each service with %,d requests".formatted(WARM_UP));
                withKafka.send(Load.closed(WARM_UP, rides));
                withoutKafka.send(Load.closed(WARM_UP, rides));
                JitCompilers.awaitIdle(
                        duration -> {
                            withKafka.send(Load.open(LATENCY_RATE, duration, rides));
                            withoutKafka.send(Load.open(LATENCY_RATE, duration, rides));
                        },
                        ingest.pid(),
                        bare.pid(),
                        stack.kafka().pid());
                Load round = Load.closed(ROUND, rides);
                PairedComparison comparison = PairedComparison.run(
                        context,
                        "µs",
                        "ingest",
                        () -> withKafka.cpuMicros(round),
                        "bare",
                        () -> withoutKafka.cpuMicros(round));
                context.progress("measuring %d connections, then a low rate".formatted(MANY_CONNECTIONS));
                manyWithKafka.send(Load.closed(WARM_UP / 10, rides));
                manyWithoutKafka.send(Load.closed(WARM_UP / 10, rides));
                double cpuMany = manyWithKafka.cpuMicros(round);
                double cpuManyWithoutKafka = manyWithoutKafka.cpuMicros(round);
                Histogram latencyLowRate =
                        withKafka.send(Load.open(LATENCY_RATE, ROUND, rides)).latencyMicros();
                long acknowledged = withKafka.responses() + manyWithKafka.responses();
                long records = RideTopics.records(stack.kafkaBootstrap());
                NotReconciledException.require(
                        records == acknowledged,
                        () -> "%d POSTs were acknowledged, but %d records are on the topic"
                                .formatted(acknowledged, records));
                return new Measurement(
                        comparison.ratio(),
                        "2 s at " + CONNECTIONS + " connections",
                        List.of(
                                "CPU per POST: " + comparison.summary(),
                                "At %d connections: ingest %.1f µs, bare %.1f µs, ratio %.2f"
                                        .formatted(
                                                MANY_CONNECTIONS,
                                                cpuMany,
                                                cpuManyWithoutKafka,
                                                cpuMany / cpuManyWithoutKafka),
                                "Latency: %s at %d connections; %s at %d; %s at %,.0f/s"
                                        .formatted(
                                                Latency.summary(withKafka.latency()),
                                                CONNECTIONS,
                                                Latency.summary(manyWithKafka.latency()),
                                                MANY_CONNECTIONS,
                                                Latency.summary(latencyLowRate),
                                                LATENCY_RATE),
                                "%,d acknowledged POSTs = %,d records on the topic".formatted(acknowledged, records)));
            }
        }
    }

    private static MeasuredClient client(Replica replica, int connections) {
        return new MeasuredClient(replica.url(), connections, 201, replica.pid());
    }
}
