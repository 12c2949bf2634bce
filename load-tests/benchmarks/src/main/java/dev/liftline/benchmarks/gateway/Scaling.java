package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.Answers;
import dev.liftline.benchmarks.figure.Bench;
import dev.liftline.benchmarks.figure.Benchmark;
import dev.liftline.benchmarks.figure.Finding;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.figure.Target;
import dev.liftline.benchmarks.traffic.Compilers;
import dev.liftline.benchmarks.traffic.Rides;
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
 * Whether a ride costs the same however many ingest replicas share the work: four warm replicas and one warm gateway, which is
 * told of one of them, of two, of all four, in turn.
 */
public final class Scaling implements Benchmark {

    private static final List<Integer> REPLICAS = List.of(1, 2, 4);
    private static final int CONNECTIONS = 128;
    private static final int CONNECTIONS_PER_REPLICA = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final double LIGHT_PER_SECOND = 400;
    /** A round goes through the numbers of replicas and back, so that what changes meanwhile hits each alike. */
    private static final Duration SLICE = Duration.ofMillis(1_500);

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
    public Finding measure(Bench bench) throws Exception {
        try (LocalStack stack =
                bench.freshStack(settings -> Bench.serversOnly(settings).replicas(Role.INGEST, REPLICAS.getLast()))) {
            List<Replica> ingest = stack.replicas(Role.INGEST);
            ChosenReplicas gateway = ChosenReplicas.behindOneGateway(stack, bench.directory());
            try (LoadClient load = new LoadClient(gateway.url(), CONNECTIONS)) {
                Rides rides = new Rides(2099, 1);
                bench.step("warming up %d replicas at once for %d s, and then the gateway before them for as long"
                        .formatted(ingest.size(), WARM_UP.toSeconds()));
                List<CompletableFuture<Void>> warm = ingest.stream()
                        .map(replica -> CompletableFuture.runAsync(() -> warmUp(replica)))
                        .toList();
                warm.forEach(CompletableFuture::join);
                gateway.choose(ingest);
                Answers.allCreated(load.run(Load.closed(WARM_UP, rides)));
                bench.step("light traffic until the JIT compilers rest");
                compilers(stack, gateway, ingest)
                        .letFinish(
                                duration -> Answers.allCreated(load.run(Load.open(LIGHT_PER_SECOND, duration, rides))));
                List<Width> widths = REPLICAS.stream()
                        .map(number -> new Width(bench.rounds(), ingest.subList(0, number)))
                        .toList();
                double[] flatness = new double[bench.rounds()];
                for (int round = 0; round < bench.rounds(); round++) {
                    for (Width width : Stream.concat(widths.stream(), widths.reversed().stream())
                            .toList()) {
                        gateway.choose(width.ingest);
                        width.measure(round, stack, gateway.pid(), load, rides);
                    }
                    int now = round;
                    flatness[round] = worstOverBest(widths.stream()
                            .mapToDouble(width -> width.perCpuSecond[now])
                            .toArray());
                    bench.step("round %d of %d: %s rides per CPU-second with 1, 2, 4 replicas"
                            .formatted(
                                    round + 1,
                                    bench.rounds(),
                                    widths.stream()
                                            .map(width -> "%,.0f".formatted(width.perCpuSecond[now]))
                                            .collect(Collectors.joining(", "))));
                }
                return finding(widths, flatness, growing(stack, gateway, ingest, rides));
            }
        }
    }

    private static void warmUp(Replica replica) {
        try (LoadClient direct =
                new LoadClient(URI.create("http://" + replica.address()), CONNECTIONS / REPLICAS.getLast())) {
            direct.run(Load.closed(WARM_UP, new Rides(2099, replica.port())));
        }
    }

    /** Once more, with as many connections more as there are replicas: why they are added. */
    private static List<Width> growing(LocalStack stack, ChosenReplicas gateway, List<Replica> ingest, Rides rides)
            throws Exception {
        List<Width> widths = new ArrayList<>();
        for (int number : REPLICAS) {
            Width width = new Width(1, ingest.subList(0, number));
            try (LoadClient load = new LoadClient(gateway.url(), number * CONNECTIONS_PER_REPLICA)) {
                gateway.choose(width.ingest);
                width.measure(0, stack, gateway.pid(), load, rides);
                width.measure(0, stack, gateway.pid(), load, rides);
            }
            widths.add(width);
        }
        return widths;
    }

    private static Compilers compilers(LocalStack stack, ChosenReplicas gateway, List<Replica> ingest) {
        return new Compilers(LongStream.concat(
                        LongStream.of(gateway.pid(), stack.kafka().pid()),
                        ingest.stream().mapToLong(replica -> replica.process().pid()))
                .toArray());
    }

    private static Finding finding(List<Width> widths, double[] flatness, List<Width> growing) {
        List<String> details = new ArrayList<>(widths.stream().map(Width::line).toList());
        details.add("Medians over all rounds: worst over best %.2f"
                .formatted(worstOverBest(widths.stream()
                        .mapToDouble(width -> Samples.of(width.perCpuSecond).median())
                        .toArray())));
        details.add("With %d connections for each replica, once: %s rides per CPU-second, worst over best %.2f"
                .formatted(
                        CONNECTIONS_PER_REPLICA,
                        growing.stream()
                                .map(width -> "%,.0f".formatted(width.perCpuSecond[0]))
                                .collect(Collectors.joining(", ")),
                        worstOverBest(growing.stream()
                                .mapToDouble(width -> width.perCpuSecond[0])
                                .toArray())));
        return new Finding(
                Samples.of(flatness),
                "twice 1.5 s of each at " + CONNECTIONS + " connections",
                details,
                List.of(new Plot(
                        "scaling",
                        "What a ride costs behind a gateway, however many replicas share the work",
                        "ingest replicas",
                        "acknowledged rides per CPU-second",
                        List.of(new Plot.Curve(
                                "gateway, ingest and Kafka",
                                REPLICAS.stream().map(Integer::doubleValue).toList(),
                                widths.stream()
                                        .map(width ->
                                                Samples.of(width.perCpuSecond).median())
                                        .toList())))));
    }

    private static double worstOverBest(double[] values) {
        return Arrays.stream(values).min().orElseThrow()
                / Arrays.stream(values).max().orElseThrow();
    }

    /** What was measured with so many replicas. */
    private static final class Width {

        private final List<Replica> ingest;
        private final Cpu[] cpu;
        private final long[] acknowledged;
        private final double[] perCpuSecond;
        private final double[] perSecond;
        private final Histogram latency = new Histogram(3);

        private Width(int rounds, List<Replica> ingest) {
            this.ingest = ingest;
            this.cpu = new Cpu[rounds];
            Arrays.fill(cpu, Cpu.NONE);
            this.acknowledged = new long[rounds];
            this.perCpuSecond = new double[rounds];
            this.perSecond = new double[rounds];
        }

        /** Adds a slice to a round. */
        private void measure(int round, LocalStack stack, long gateway, LoadClient load, Rides rides)
                throws NotReconciledException {
            Cpu before = cpuNow(stack, gateway);
            LoadResult result = load.run(Load.closed(SLICE, rides));
            cpu[round] = cpu[round].plus(cpuNow(stack, gateway)).minus(before);
            acknowledged[round] += Answers.allCreated(result);
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

        private String line() {
            Samples efficiency = Samples.of(perCpuSecond);
            return "%d replicas: %,.0f rides per CPU-second (%,.0f to %,.0f), %,.0f/s, p50 %.1f ms, p99 %.1f ms; CPU of a ride: %s"
                    .formatted(
                            ingest.size(),
                            efficiency.median(),
                            efficiency.least(),
                            efficiency.most(),
                            Samples.of(perSecond).median(),
                            latency.getValueAtPercentile(50) / 1_000.0,
                            latency.getValueAtPercentile(99) / 1_000.0,
                            Stream.of(cpu)
                                    .reduce(Cpu.NONE, Cpu::plus)
                                    .perRide(LongStream.of(acknowledged).sum()));
        }
    }

    /** CPU seconds of those that a ride passes until it is acknowledged. */
    private record Cpu(double gateway, double ingest, double kafka) {

        static final Cpu NONE = new Cpu(0, 0, 0);

        double seconds() {
            return gateway + ingest + kafka;
        }

        Cpu plus(Cpu more) {
            return new Cpu(gateway + more.gateway, ingest + more.ingest, kafka + more.kafka);
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
