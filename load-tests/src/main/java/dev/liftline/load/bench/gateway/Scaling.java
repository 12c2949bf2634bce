package dev.liftline.load.bench.gateway;

import dev.liftline.load.CpuClock;
import dev.liftline.load.bench.figure.Answers;
import dev.liftline.load.bench.figure.Bench;
import dev.liftline.load.bench.figure.Benchmark;
import dev.liftline.load.bench.figure.Finding;
import dev.liftline.load.bench.figure.Plot;
import dev.liftline.load.bench.figure.Samples;
import dev.liftline.load.bench.figure.Target;
import dev.liftline.load.bench.traffic.Rides;
import dev.liftline.load.http.HttpLoad;
import dev.liftline.load.http.Salvo;
import dev.liftline.local.LocalStack;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Variant;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether a ride costs the same however many ingest replicas share the work. The same four warm replicas serve behind
 * three gateways, one that knows a single replica, one that knows two, one that knows all four, in turn.
 */
public final class Scaling implements Benchmark {

    private static final List<Integer> REPLICAS = List.of(1, 2, 4);
    private static final int CONNECTIONS = 128;
    private static final int WARM_UP = 100_000;
    private static final int GATEWAY_WARM_UP = 30_000;
    private static final Duration ROUND = Duration.ofSeconds(4);

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
        try (LocalStack stack = bench.freshStack(Bench::serversOnly)) {
            List<Replica> ingest = Stream.of(1, 2, 3, 4)
                    .parallel()
                    .map(number -> stack.startVariant(Role.INGEST, Variant.plain("ingest-behind-" + number)))
                    .toList();
            List<Front> fronts = new ArrayList<>();
            try {
                for (int replicas : REPLICAS) {
                    fronts.add(front(stack, ingest.subList(0, replicas)));
                }
                return measure(bench, stack, fronts);
            } finally {
                fronts.forEach(front -> front.load().close());
            }
        }
    }

    /** A gateway, the replicas it knows, and a client of it. */
    private record Front(Replica gateway, List<Replica> ingest, HttpLoad load) {

        Cpu cpu(LocalStack stack) {
            return new Cpu(
                    CpuClock.seconds(gateway.part().pid()),
                    ingest.stream()
                            .mapToDouble(
                                    replica -> CpuClock.seconds(replica.part().pid()))
                            .sum(),
                    CpuClock.seconds(stack.kafka().pid()));
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

    private static Front front(LocalStack stack, List<Replica> ingest) {
        String upstream = ingest.stream().map(Replica::address).collect(Collectors.joining(",", "static:", ""));
        Replica gateway = stack.startVariant(
                Role.GATEWAY,
                new Variant(
                        "gateway-before-" + ingest.size(), List.of(), Map.of("LIFTLINE_UPSTREAM_INGEST", upstream)));
        return new Front(gateway, ingest, new HttpLoad(URI.create("http://" + gateway.address()), CONNECTIONS));
    }

    private static Finding measure(Bench bench, LocalStack stack, List<Front> fronts) throws Exception {
        Rides rides = new Rides(2099, 1);
        List<Replica> all = fronts.getLast().ingest();
        bench.step("warming up each of %d replicas with %,d rides, each gateway with %,d"
                .formatted(all.size(), WARM_UP, GATEWAY_WARM_UP));
        for (Replica replica : all) {
            try (HttpLoad load = new HttpLoad(URI.create("http://" + replica.address()), CONNECTIONS)) {
                Answers.allCreated(load.closed(WARM_UP, rides, (shot, status, nanos) -> {}));
            }
        }
        for (Front front : fronts) {
            Answers.allCreated(front.load().closed(GATEWAY_WARM_UP, rides, (shot, status, nanos) -> {}));
        }
        Cpu[] cpu = new Cpu[fronts.size()];
        Arrays.fill(cpu, Cpu.NONE);
        long[] acknowledged = new long[fronts.size()];
        double[][] perCpuSecond = new double[fronts.size()][bench.rounds()];
        double[][] perSecond = new double[fronts.size()][bench.rounds()];
        double[] flatness = new double[bench.rounds()];
        for (int round = 0; round < bench.rounds(); round++) {
            double worst = Double.MAX_VALUE;
            double best = 0;
            for (int i = 0; i < fronts.size(); i++) {
                Front front = fronts.get(i);
                Cpu before = front.cpu(stack);
                Salvo salvo = front.load().closed(ROUND, rides);
                Cpu used = front.cpu(stack).minus(before);
                cpu[i] = cpu[i].plus(used);
                acknowledged[i] += Answers.allCreated(salvo);
                perCpuSecond[i][round] = salvo.answered(201) / used.seconds();
                perSecond[i][round] = salvo.perSecond();
                worst = Math.min(worst, perCpuSecond[i][round]);
                best = Math.max(best, perCpuSecond[i][round]);
            }
            flatness[round] = worst / best;
            bench.step("round %d of %d: %,.0f, %,.0f, %,.0f rides per CPU-second with 1, 2, 4 replicas"
                    .formatted(
                            round + 1,
                            bench.rounds(),
                            perCpuSecond[0][round],
                            perCpuSecond[1][round],
                            perCpuSecond[2][round]));
        }
        double worst = Double.MAX_VALUE;
        double best = 0;
        List<String> details = new ArrayList<>();
        for (int i = 0; i < fronts.size(); i++) {
            Samples efficiency = Samples.of(perCpuSecond[i]);
            worst = Math.min(worst, efficiency.median());
            best = Math.max(best, efficiency.median());
            details.add("%d replicas: %,.0f rides per CPU-second (%,.0f to %,.0f), %,.0f/s; CPU of a ride: %s"
                    .formatted(
                            fronts.get(i).ingest().size(),
                            efficiency.median(),
                            efficiency.least(),
                            efficiency.most(),
                            Samples.of(perSecond[i]).median(),
                            cpu[i].perRide(acknowledged[i])));
        }
        details.add("Medians over all rounds: worst over best %.2f".formatted(worst / best));
        return new Finding(
                Samples.of(flatness),
                "4 s of each at " + CONNECTIONS + " connections",
                details,
                List.of(new Plot(
                        "scaling",
                        "What a ride costs behind a gateway, however many replicas share the work",
                        "ingest replicas",
                        "acknowledged rides per CPU-second",
                        List.of(new Plot.Curve(
                                "gateway, ingest and Kafka",
                                REPLICAS.stream().map(Integer::doubleValue).toList(),
                                Stream.of(perCpuSecond)
                                        .map(rounds -> Samples.of(rounds).median())
                                        .toList())))));
    }
}
