package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Plot;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.traffic.CpuCost;
import dev.liftline.benchmarks.traffic.JitCompilers;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.benchmarks.traffic.ReferenceRideRequests;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;

/**
 * Compares the CPU of a ride with one, two and four ingest replicas. Four warm replicas and one warm gateway run all
 * the time; the gateway routes to one, two or four of them in turn.
 */
public final class Scaling {

    private static final List<Integer> REPLICAS = List.of(1, 2, 4);
    private static final int CONNECTIONS = 128;
    private static final int CONNECTIONS_PER_REPLICA = 32;
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    /** Below the ceiling of every number of replicas, so that all handle the same rides in the same time. */
    private static final double RATE = 4_000;

    /** One measurement. A round measures each replica count in ascending and descending order, which cancels drift. */
    private static final Duration SLICE_DURATION = Duration.ofMillis(2_500);

    private final BenchmarkContext context;
    private final LocalStack stack;
    private final List<Replica> ingest;
    private final RoutedGateway routing;
    private final Replica gateway;
    private final ReferenceRideRequests rides = new ReferenceRideRequests(2099, 1);

    private Scaling(BenchmarkContext context, LocalStack stack) {
        this.context = context;
        this.stack = stack;
        this.ingest = stack.replicas(Role.INGEST);
        this.routing = new RoutedGateway(stack, context.directory());
        this.gateway = routing.replica();
    }

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (LocalStack stack = context.freshStack(Map.of(Role.INGEST, REPLICAS.getLast()))) {
            return new Scaling(context, stack).measure();
        }
    }

    private Measurement measure() throws Exception {
        List<ReplicaCount> replicaCounts = replicaCounts();
        List<Double> ratios = new ArrayList<>();
        try (MeasuredClient client = client(CONNECTIONS)) {
            warmUp(client);
            for (int round = 1; round <= context.rounds(); round++) {
                measureRound(replicaCounts, client, Load.open(RATE, SLICE_DURATION, rides));
                ratios.add(worstOverBest(replicaCounts, ReplicaCount::latest));
                context.progress("round %d of %d: %s rides per CPU-second with 1, 2, 4 replicas"
                        .formatted(round, context.rounds(), latest(replicaCounts)));
            }
        }
        List<ReplicaCount> scaledLoad = replicaCounts();
        for (ReplicaCount replicaCount : scaledLoad) {
            try (MeasuredClient client = client(replicaCount.replicas.size() * CONNECTIONS_PER_REPLICA)) {
                measureRound(List.of(replicaCount), client, Load.closed(SLICE_DURATION, rides));
            }
        }
        List<String> details = new ArrayList<>(
                replicaCounts.stream().map(ReplicaCount::summary).toList());
        details.add(
                "At full load with %d connections per replica, one measurement: %s rides per CPU-second, worst over best %.2f"
                        .formatted(
                                CONNECTIONS_PER_REPLICA,
                                latest(scaledLoad),
                                worstOverBest(scaledLoad, ReplicaCount::latest)));
        return new Measurement(
                new Samples(ratios),
                "twice 2.5 s of each at %,.0f/s".formatted(RATE),
                details,
                List.of(new Plot(
                        "scaling",
                        "Rides per CPU-second by number of ingest replicas",
                        "ingest replicas",
                        "acknowledged rides per CPU-second",
                        List.of(new Plot.Curve(
                                "gateway, ingest and Kafka",
                                REPLICAS.stream().map(Integer::doubleValue).toList(),
                                replicaCounts.stream().map(ReplicaCount::median).toList())))));
    }

    /** Warms up the replicas directly, then the gateway. */
    private void warmUp(MeasuredClient client) throws NotReconciledException, InterruptedException {
        context.progress("warming up %d replicas for %d s, then the gateway for as long"
                .formatted(ingest.size(), WARM_UP.toSeconds()));
        ingest.stream()
                .map(replica -> CompletableFuture.runAsync(() -> warmUp(replica)))
                .toList()
                .forEach(CompletableFuture::join);
        routing.routeTo(ingest);
        client.send(Load.closed(WARM_UP, rides));
        context.progress("waiting for the JIT compilers");
        JitCompilers.awaitIdle(
                context,
                duration -> client.send(Load.open(RATE, duration, rides)),
                LongStream.concat(LongStream.of(gateway.pid(), stack.kafka().pid()), LongStream.of(pids(ingest)))
                        .toArray());
    }

    private static void warmUp(Replica replica) {
        try (LoadClient direct = new LoadClient(replica.url(), CONNECTIONS / REPLICAS.getLast())) {
            direct.run(Load.closed(WARM_UP, new ReferenceRideRequests(2099, replica.port())));
        }
    }

    private void measureRound(List<ReplicaCount> replicaCounts, MeasuredClient client, Load load)
            throws NotReconciledException {
        for (ReplicaCount replicaCount : replicaCounts) {
            replicaCount.measure(client, load);
        }
        for (ReplicaCount replicaCount : replicaCounts.reversed()) {
            replicaCount.measure(client, load);
            replicaCount.endRound();
        }
    }

    private MeasuredClient client(int connections) {
        return new MeasuredClient(gateway.url(), connections, 201, gateway.pid());
    }

    private static long[] pids(List<Replica> replicas) {
        return replicas.stream().mapToLong(Replica::pid).toArray();
    }

    private List<ReplicaCount> replicaCounts() {
        return REPLICAS.stream()
                .map(number -> new ReplicaCount(ingest.subList(0, number)))
                .toList();
    }

    private static String latest(List<ReplicaCount> replicaCounts) {
        return replicaCounts.stream()
                .map(replicaCount -> "%,.0f".formatted(replicaCount.latest()))
                .collect(Collectors.joining(", "));
    }

    private static double worstOverBest(List<ReplicaCount> replicaCounts, ToDoubleFunction<ReplicaCount> value) {
        DoubleSummaryStatistics values =
                replicaCounts.stream().mapToDouble(value).summaryStatistics();
        return values.getMin() / values.getMax();
    }

    /** Measurements with one number of replicas. CPU is that of all processes that handle a ride. */
    private final class ReplicaCount {

        private final List<Replica> replicas;
        private final CpuCost cost;
        private final List<Double> perCpuSecond = new ArrayList<>();
        private final List<Double> perSecond = new ArrayList<>();
        private final Histogram latency = new Histogram(3);
        private long acknowledgedInRound;
        private double cpuSecondsInRound;

        private ReplicaCount(List<Replica> replicas) {
            this.replicas = replicas;
            this.cost = new CpuCost()
                    .of("gateway", gateway.pid())
                    .of("ingest", pids(replicas))
                    .of("Kafka", stack.kafka().pid());
        }

        private void measure(MeasuredClient client, Load load) throws NotReconciledException {
            routing.routeTo(replicas);
            cost.begin();
            LoadResult result = client.send(load);
            cpuSecondsInRound += cost.end(result.total());
            acknowledgedInRound += result.total();
            perSecond.add(result.perSecond());
            latency.add(result.latencyMicros());
        }

        private void endRound() {
            perCpuSecond.add(acknowledgedInRound / cpuSecondsInRound);
            acknowledgedInRound = 0;
            cpuSecondsInRound = 0;
        }

        private double latest() {
            return perCpuSecond.getLast();
        }

        private double median() {
            return new Samples(perCpuSecond).median();
        }

        private String summary() {
            Samples rates = new Samples(perCpuSecond);
            return "%d replicas: %,.0f rides per CPU-second (%,.0f to %,.0f), %,.0f/s, %s; CPU per ride: %s"
                    .formatted(
                            replicas.size(),
                            rates.median(),
                            rates.min(),
                            rates.max(),
                            new Samples(perSecond).median(),
                            Latency.summary(latency),
                            cost.summary());
        }
    }
}
