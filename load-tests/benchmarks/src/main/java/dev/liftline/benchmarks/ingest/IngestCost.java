package dev.liftline.benchmarks.ingest;

import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Duel;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.ServiceVariant;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.Compilers;
import dev.liftline.benchmarks.traffic.RidePosts;
import dev.liftline.benchmarks.traffic.Rides;
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

/** What it costs the ingest service to have each ride acknowledged by Kafka, over answering without asking it. */
public final class IngestCost implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int MANY_CONNECTIONS = 128;
    private static final int WARM_UP = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final double CALM_PER_SECOND = 500;

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
    public Finding measure(Bench bench) throws Exception {
        try (LocalStack stack = bench.freshStack(Bench::serversOnly)) {
            Path testClasses = bench.repository().resolve(Path.of("liftride-ingest-service", "target", "test-classes"));
            CompletableFuture<Replica> starting = CompletableFuture.supplyAsync(() -> new ServiceVariant(
                            "ingest-bare",
                            List.of(testClasses),
                            Map.of("SPRING_MAIN_SOURCES", "dev.liftline.ingest.BareRideLog"))
                    .start(stack, Role.INGEST));
            Replica ingest = ServiceVariant.unchanged("ingest-with-kafka").start(stack, Role.INGEST);
            Replica bare = starting.join();
            Rides rides = new Rides(2099, 1);
            try (RidePosts kafka = posts(ingest, CONNECTIONS, rides);
                    RidePosts alone = posts(bare, CONNECTIONS, rides);
                    RidePosts manyToKafka = posts(ingest, MANY_CONNECTIONS, rides);
                    RidePosts manyAlone = posts(bare, MANY_CONNECTIONS, rides)) {
                bench.step("warming up with %,d requests each".formatted(WARM_UP));
                kafka.send(WARM_UP);
                alone.send(WARM_UP);
                new Compilers(
                                ingest.process().pid(),
                                bare.process().pid(),
                                stack.kafka().pid())
                        .letFinish(duration -> {
                            kafka.calm(CALM_PER_SECOND, duration, new Histogram(3));
                            alone.calm(CALM_PER_SECOND, duration, new Histogram(3));
                        });
                Histogram busy = new Histogram(3);
                Duel duel = Duel.fight(
                        bench,
                        "µs",
                        "ingest",
                        () -> kafka.cpuMicros(ROUND, busy),
                        "bare",
                        () -> alone.cpuMicros(ROUND));
                bench.step("at %d connections, then calm traffic".formatted(MANY_CONNECTIONS));
                manyToKafka.send(WARM_UP / 10);
                manyAlone.send(WARM_UP / 10);
                Histogram crowded = new Histogram(3);
                double many = manyToKafka.cpuMicros(ROUND, crowded);
                double manyBare = manyAlone.cpuMicros(ROUND);
                Histogram calm = new Histogram(3);
                kafka.calm(CALM_PER_SECOND, ROUND, calm);
                long acknowledged = kafka.created() + manyToKafka.created();
                long records = RideTopic.records(stack.kafkaBootstrap());
                NotReconciledException.require(
                        records == acknowledged,
                        () -> "%d POSTs were acknowledged, but %d records are on the topic"
                                .formatted(acknowledged, records));
                return new Finding(
                        duel.ratio(),
                        "2 s at " + CONNECTIONS + " connections",
                        List.of(
                                "CPU of a POST: " + duel.sides(),
                                "At %d connections: ingest %.1f µs, bare %.1f µs, ratio %.2f"
                                        .formatted(MANY_CONNECTIONS, many, manyBare, many / manyBare),
                                "Latency: %s at %d connections, %s at %d, %s at %,.0f/s"
                                        .formatted(
                                                latency(busy),
                                                CONNECTIONS,
                                                latency(crowded),
                                                MANY_CONNECTIONS,
                                                latency(calm),
                                                CALM_PER_SECOND),
                                "%,d acknowledged POSTs = %,d records on the topic".formatted(acknowledged, records)));
            }
        }
    }

    private static RidePosts posts(Replica replica, int connections, Rides rides) {
        return new RidePosts(
                URI.create("http://" + replica.address()),
                connections,
                replica.process().pid(),
                rides);
    }

    private static String latency(Histogram micros) {
        return "p50 %.1f ms and p99 %.1f ms"
                .formatted(micros.getValueAtPercentile(50) / 1_000.0, micros.getValueAtPercentile(99) / 1_000.0);
    }
}
