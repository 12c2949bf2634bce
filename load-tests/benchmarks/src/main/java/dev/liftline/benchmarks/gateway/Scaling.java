package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.FieldRideRequests;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.load.CpuClock;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.HdrHistogram.Histogram;

/**
 * Compares the CPU of a ride with one, two and four ingest replicas. Four warm replicas and one warm gateway run all
 * the time; the gateway routes to one, two or four of them in turn.
 */
public final class Scaling implements Benchmark {

    private static final List<Integer> REPLICAS = List.of(1, 2, 4);
    private static final int CONNECTIONS = 128;
    private static final int CONNECTIONS_PER_REPLICA = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final double LIGHT_PER_SECOND = 400;
    /** One measurement. A round measures each replica count in ascending and descending order, which cancels drift. */
    private static final Duration SLICE_DURATION = Duration.ofMillis(1_500);

    @Override
    public String name() {
        return "scaling";
    }

    @Override
    public String title() {
        return "acknowledged rides per CPU-second, the worst of 1, 2, 4 ingest replicas over the best";
    }

    @Override
    public Target target() {
        return Target.atLeast(0.9, "", 2);
    }

    @Override
    public Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(
                settings -> BenchmarkContext.serversOnly(settings).replicas(Role.INGEST, REPLICAS.getLast()))) {
            List<Replica> ingest = stack.replicas(Role.INGEST);
            RoutedGateway gateway = RoutedGateway.start(stack, context.directory());
            try (LoadClient load = new LoadClient(gateway.url(), CONNECTIONS)) {
                FieldRideRequests rides = new FieldRideRequests(2099, 1);
                context.progress("warming up %d replicas for %d s, then the gateway for as long"
                        .formatted(ingest.size(), WARM_UP.toSeconds()));
                List<CompletableFuture<Void>> warm = ingest.stream()
                        .map(replica -> CompletableFuture.runAsync(() -> warmUp(replica)))
                        .toList();
                warm.forEach(CompletableFuture::join);
                gateway.routeTo(ingest);
                ExpectedResponses.allCreated(load.run(Load.closed(WARM_UP, rides)));
                context.progress("waiting for the JIT compilers under light load");
                compilers(stack, gateway, ingest)
                        .awaitIdle(duration ->
                                ExpectedResponses.allCreated(load.run(Load.open(LIGHT_PER_SECOND, duration, rides))));
                List<ReplicaCount> replicaCounts = REPLICAS.stream()
                        .map(number -> new ReplicaCount(context.rounds(), ingest.subList(0, number)))
                        .toList();
                double[] ratios = new double[context.rounds()];
                for (int round = 0; round < context.rounds(); round++) {
                    for (ReplicaCount replicaCount : Stream.concat(
                                    replicaCounts.stream(), replicaCounts.reversed().stream())
                            .toList()) {
                        gateway.routeTo(replicaCount.ingest);
                        replicaCount.measure(round, stack, gateway.pid(), load, rides);
                    }
                    int current = round;
                    ratios[round] = worstOverBest(replicaCounts.stream()
                            .mapToDouble(replicaCount -> replicaCount.perCpuSecond[current])
                            .toArray());
                    context.progress("round %d of %d: %s rides per CPU-second with 1, 2, 4 replicas"
                            .formatted(
                                    round + 1,
                                    context.rounds(),
                                    replicaCounts.stream()
                                            .map(replicaCount -> "%,.0f".formatted(replicaCount.perCpuSecond[current]))
                                            .collect(Collectors.joining(", "))));
                }
                return measurement(replicaCounts, ratios, scaledLoad(stack, gateway, ingest, rides));
            }
        }
    }

    private static void warmUp(Replica replica) {
        try (LoadClient direct =
                new LoadClient(URI.create("http://" + replica.address()), CONNECTIONS / REPLICAS.getLast())) {
            direct.run(Load.closed(WARM_UP, new FieldRideRequests(2099, replica.port())));
        }
    }

    /** Measures once with connections in proportion to replicas, the usual reason for adding replicas. */
    private static List<ReplicaCount> scaledLoad(
            LocalStack stack, RoutedGateway gateway, List<Replica> ingest, FieldRideRequests rides) throws Exception {
        List<ReplicaCount> replicaCounts = new ArrayList<>();
        for (int number : REPLICAS) {
            ReplicaCount replicaCount = new ReplicaCount(1, ingest.subList(0, number));
            try (LoadClient load = new LoadClient(gateway.url(), number * CONNECTIONS_PER_REPLICA)) {
                gateway.routeTo(replicaCount.ingest);
                replicaCount.measure(0, stack, gateway.pid(), load, rides);
                replicaCount.measure(0, stack, gateway.pid(), load, rides);
            }
            replicaCounts.add(replicaCount);
        }
        return replicaCounts;
    }

    private static JitCompilers compilers(LocalStack stack, RoutedGateway gateway, List<Replica> ingest) {
        return new JitCompilers(LongStream.concat(
                        LongStream.of(gateway.pid(), stack.kafka().pid()),
                        ingest.stream().mapToLong(replica -> replica.process().pid()))
                .toArray());
    }

    private static Measurement measurement(
            List<ReplicaCount> replicaCounts, double[] ratios, List<ReplicaCount> scaledLoad) {
        List<String> details = new ArrayList<>(
                replicaCounts.stream().map(ReplicaCount::summary).toList());
        details.add("Medians over all rounds: worst over best %.2f"
                .formatted(worstOverBest(replicaCounts.stream()
                        .mapToDouble(replicaCount ->
                                Samples.of(replicaCount.perCpuSecond).median())
                        .toArray())));
        details.add("With %d connections per replica, one measurement: %s rides per CPU-second, worst over best %.2f"
                .formatted(
                        CONNECTIONS_PER_REPLICA,
                        scaledLoad.stream()
                                .map(replicaCount -> "%,.0f".formatted(replicaCount.perCpuSecond[0]))
                                .collect(Collectors.joining(", ")),
                        worstOverBest(scaledLoad.stream()
                                .mapToDouble(replicaCount -> replicaCount.perCpuSecond[0])
                                .toArray())));
        return new Measurement(
                Samples.of(ratios),
                "twice 1.5 s of each at " + CONNECTIONS + " connections",
                details,
                List.of(new Plot(
                        "scaling",
                        "Rides per CPU-second by number of ingest replicas",
                        "ingest replicas",
                        "acknowledged rides per CPU-second",
                        List.of(new Plot.Curve(
                                "gateway, ingest and Kafka",
                                REPLICAS.stream().map(Integer::doubleValue).toList(),
                                replicaCounts.stream()
                                        .map(replicaCount -> Samples.of(replicaCount.perCpuSecond)
                                                .median())
                                        .toList())))));
    }

    private static double worstOverBest(double[] values) {
        return Arrays.stream(values).min().orElseThrow()
                / Arrays.stream(values).max().orElseThrow();
    }

    /** Measurements with one number of replicas. */
    private static final class ReplicaCount {

        private final List<Replica> ingest;
        private final Cpu[] cpu;
        private final long[] acknowledged;
        private final double[] perCpuSecond;
        private final double[] perSecond;
        private final Histogram latency = new Histogram(3);

        private ReplicaCount(int rounds, List<Replica> ingest) {
            this.ingest = ingest;
            this.cpu = new Cpu[rounds];
            Arrays.fill(cpu, Cpu.NONE);
            this.acknowledged = new long[rounds];
            this.perCpuSecond = new double[rounds];
            this.perSecond = new double[rounds];
        }

        /** Adds one measurement to a round. */
        private void measure(int round, LocalStack stack, long gateway, LoadClient load, FieldRideRequests rides)
                throws NotReconciledException {
            Cpu before = cpuNow(stack, gateway);
            LoadResult result = load.run(Load.closed(SLICE_DURATION, rides));
            cpu[round] = cpu[round].plus(cpuNow(stack, gateway)).minus(before);
            acknowledged[round] += ExpectedResponses.allCreated(result);
            perCpuSecond[round] = acknowledged[round] / cpu[round].seconds();
            perSecond[round] += result.perSecond() / 2;
            latency.add(result.latencyMicros());
        }

        private Cpu cpuNow(LocalStack stack, long gateway) {
            return new Cpu(
                    CpuClock.seconds(gateway),
                    ingest.stream()
                            .mapToDouble(replica ->
                                    CpuClock.seconds(replica.process().pid()))
                            .sum(),
                    CpuClock.seconds(stack.kafka().pid()));
        }

        private String summary() {
            Samples rates = Samples.of(perCpuSecond);
            return "%d replicas: %,.0f rides per CPU-second (%,.0f to %,.0f), %,.0f/s, p50 %.1f ms, p99 %.1f ms; CPU per ride: %s"
                    .formatted(
                            ingest.size(),
                            rates.median(),
                            rates.min(),
                            rates.max(),
                            Samples.of(perSecond).median(),
                            latency.getValueAtPercentile(50) / 1_000.0,
                            latency.getValueAtPercentile(99) / 1_000.0,
                            Stream.of(cpu)
                                    .reduce(Cpu.NONE, Cpu::plus)
                                    .perRide(LongStream.of(acknowledged).sum()));
        }
    }

    /** CPU seconds of the processes that handle a ride until it is acknowledged. */
    private record Cpu(double gateway, double ingest, double kafka) {

        static final Cpu NONE = new Cpu(0, 0, 0);

        double seconds() {
            return gateway + ingest + kafka;
        }

        Cpu plus(Cpu other) {
            return new Cpu(gateway + other.gateway, ingest + other.ingest, kafka + other.kafka);
        }

        Cpu minus(Cpu before) {
            return new Cpu(gateway - before.gateway, ingest - before.ingest, kafka - before.kafka);
        }

        String perRide(long rides) {
            double micros = 1e6 / rides;
            return "gateway %.1f, ingest %.1f, Kafka %.1f µs"
                    .formatted(gateway * micros, ingest * micros, kafka * micros);
        }
    }
}
