package dev.liftline.load.bench;

import dev.liftline.load.CpuClock;
import dev.liftline.load.http.HttpLoad;
import dev.liftline.load.http.Salvo;
import dev.liftline.local.LocalStack;
import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.local.replica.Variant;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What the gateway costs beside nginx, in front of the same backends, and what it adds to a request. */
final class GatewayCost implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(4);
    private static final double CALM_PER_SECOND = 2_000;
    private static final double MICROS = 1e6;

    @Override
    public String name() {
        return "gateway";
    }

    @Override
    public String title() {
        return "CPU of a proxied POST over nginx's";
    }

    @Override
    public Target target() {
        return Target.atMost(2, " ×", 2);
    }

    @Override
    public Finding measure(Bench bench) throws Exception {
        try (Backends backends = Backends.started(2);
                Nginx nginx = Nginx.started(bench.directory(), Ports.free(), backends.addresses());
                LocalStack stack = bench.freshStack(Bench::serversOnly)) {
            Replica gateway = stack.startVariant(
                    Role.GATEWAY,
                    new Variant(
                            "gateway-before-stubs",
                            List.of(),
                            Map.of("LIFTLINE_UPSTREAM_INGEST", "static:" + String.join(",", backends.addresses()))));
            URI direct = URI.create("http://" + backends.addresses().getFirst());
            try (HttpLoad toNginx = new HttpLoad(nginx.url(), CONNECTIONS);
                    HttpLoad toGateway = new HttpLoad(URI.create("http://" + gateway.address()), CONNECTIONS);
                    HttpLoad toBackend = new HttpLoad(direct, CONNECTIONS)) {
                Rides rides = new Rides(2099, 1);
                bench.step("warming up with %,d requests each".formatted(WARM_UP));
                long sent = 0;
                for (HttpLoad load : List.of(toNginx, toGateway, toBackend)) {
                    sent += Answers.allCreated(load.closed(WARM_UP, rides, (shot, status, nanos) -> {}));
                }
                long[] counted = {sent};
                Duel duel = Duel.fight(
                        bench,
                        "µs",
                        "gateway",
                        () -> microsPerPost(toGateway, gateway.part().pid(), rides, counted),
                        "nginx",
                        () -> microsPerPost(toNginx, nginx.pid(), rides, counted));
                bench.step("calm traffic, %,.0f requests/s, through each and to a backend itself"
                        .formatted(CALM_PER_SECOND));
                Histogram alone = new Histogram(3);
                Histogram behindGateway = new Histogram(3);
                Histogram behindNginx = new Histogram(3);
                for (int round = 0; round < bench.rounds(); round++) {
                    counted[0] += calm(toBackend, rides, alone);
                    counted[0] += calm(toGateway, rides, behindGateway);
                    counted[0] += calm(toNginx, rides, behindNginx);
                }
                NotReconciledException.require(
                        backends.posts() == counted[0],
                        () -> "%d POSTs were answered, but %d reached the backends"
                                .formatted(counted[0], backends.posts()));
                return new Finding(
                        duel.ratio(),
                        "4 s at " + CONNECTIONS + " connections",
                        List.of(
                                "CPU of a POST: " + duel.sides(),
                                "Added at %,.0f/s: p50 %.2f ms (target ≤ 0.5 ms; nginx %.2f ms), p99 %.2f ms (nginx %.2f ms)"
                                        .formatted(
                                                CALM_PER_SECOND,
                                                added(behindGateway, alone, 50),
                                                added(behindNginx, alone, 50),
                                                added(behindGateway, alone, 99),
                                                added(behindNginx, alone, 99))));
            }
        }
    }

    private static double microsPerPost(HttpLoad load, long pid, Rides rides, long[] counted)
            throws NotReconciledException {
        double before = CpuClock.seconds(pid);
        long posts = Answers.allCreated(load.closed(ROUND, rides));
        counted[0] += posts;
        return (CpuClock.seconds(pid) - before) * MICROS / posts;
    }

    private static long calm(HttpLoad load, Rides rides, Histogram latency) throws NotReconciledException {
        Salvo salvo = load.open(CALM_PER_SECOND, Duration.ofSeconds(2), rides, (shot, status, nanos) -> {});
        latency.add(salvo.latencyMicros());
        return Answers.allCreated(salvo);
    }

    private static double added(Histogram behind, Histogram alone, double percentile) {
        return (behind.getValueAtPercentile(percentile) - alone.getValueAtPercentile(percentile)) / 1_000.0;
    }
}
