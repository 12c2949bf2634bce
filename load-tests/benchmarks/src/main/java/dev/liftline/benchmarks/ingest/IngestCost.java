package dev.liftline.benchmarks.ingest;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.benchmarks.figure.ServiceVariant;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.FieldRideRequests;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.RidePosts;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.RideTopic;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;

/** Compares the CPU of a POST that Kafka acknowledges with one that the service responds to without Kafka. */
public final class IngestCost implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int MANY_CONNECTIONS = 128;
    private static final int WARM_UP = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final double LATENCY_RATE = 500;

    @Override
    public String name() {
        return "ingest";
    }

    @Override
    public String title() {
        return "CPU of a POST that Kafka acknowledged over one that it never saw";
    }

    @Override
    public Target target() {
        return Target.atMost(1.8, " ×", 2);
    }

    @Override
    public Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(BenchmarkContext::serversOnly)) {
            Path testClasses =
                    context.repository().resolve(Path.of("liftride-ingest-service", "target", "test-classes"));
            CompletableFuture<Replica> starting = CompletableFuture.supplyAsync(() -> new ServiceVariant(
                            "ingest-bare",
                            List.of(testClasses),
                            Map.of("SPRING_MAIN_SOURCES", "dev.liftline.ingest.BareRideLog"))
                    .start(stack, Role.INGEST));
            Replica ingest = ServiceVariant.unchanged("ingest-with-kafka").start(stack, Role.INGEST);
            Replica bare = starting.join();
            FieldRideRequests rides = new FieldRideRequests(2099, 1);
            try (RidePosts withKafka = posts(ingest, CONNECTIONS, rides);
                    RidePosts withoutKafka = posts(bare, CONNECTIONS, rides);
                    RidePosts manyWithKafka = posts(ingest, MANY_CONNECTIONS, rides);
                    RidePosts manyWithoutKafka = posts(bare, MANY_CONNECTIONS, rides)) {
                context.progress("warming up each service with %,d requests".formatted(WARM_UP));
                withKafka.send(WARM_UP);
                withoutKafka.send(WARM_UP);
                new JitCompilers(
                                ingest.process().pid(),
                                bare.process().pid(),
                                stack.kafka().pid())
                        .awaitIdle(duration -> {
                            withKafka.sendAtRate(LATENCY_RATE, duration, new Histogram(3));
                            withoutKafka.sendAtRate(LATENCY_RATE, duration, new Histogram(3));
                        });
                Histogram latencyFew = new Histogram(3);
                PairedComparison comparison = PairedComparison.run(
                        context,
                        "µs",
                        "ingest",
                        () -> withKafka.cpuMicros(ROUND, latencyFew),
                        "bare",
                        () -> withoutKafka.cpuMicros(ROUND));
                context.progress("measuring %d connections, then a low rate".formatted(MANY_CONNECTIONS));
                manyWithKafka.send(WARM_UP / 10);
                manyWithoutKafka.send(WARM_UP / 10);
                Histogram latencyMany = new Histogram(3);
                double cpuMany = manyWithKafka.cpuMicros(ROUND, latencyMany);
                double cpuManyWithoutKafka = manyWithoutKafka.cpuMicros(ROUND);
                Histogram latencyLowRate = new Histogram(3);
                withKafka.sendAtRate(LATENCY_RATE, ROUND, latencyLowRate);
                long acknowledged = withKafka.created() + manyWithKafka.created();
                long records = RideTopic.records(stack.kafkaBootstrap());
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
                                "Latency: %s at %d connections, %s at %d, %s at %,.0f/s"
                                        .formatted(
                                                percentiles(latencyFew),
                                                CONNECTIONS,
                                                percentiles(latencyMany),
                                                MANY_CONNECTIONS,
                                                percentiles(latencyLowRate),
                                                LATENCY_RATE),
                                "%,d acknowledged POSTs = %,d records on the topic".formatted(acknowledged, records)));
            }
        }
    }

    private static RidePosts posts(Replica replica, int connections, FieldRideRequests rides) {
        return new RidePosts(
                URI.create("http://" + replica.address()),
                connections,
                replica.process().pid(),
                rides);
    }

    private static String percentiles(Histogram micros) {
        return "p50 %.1f ms and p99 %.1f ms"
                .formatted(micros.getValueAtPercentile(50) / 1_000.0, micros.getValueAtPercentile(99) / 1_000.0);
    }
}
