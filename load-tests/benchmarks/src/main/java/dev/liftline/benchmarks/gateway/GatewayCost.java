package dev.liftline.benchmarks.gateway;

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
import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What the gateway costs beside nginx, in front of the same backends, and what it adds to a request. */
public final class GatewayCost implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final double CALM_PER_SECOND = 2_000;
    private static final Duration CALM_ROUND = Duration.ofSeconds(1);

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
                Nginx nginx = Nginx.started(bench.directory(), Ports.reserve(), backends.addresses());
                LocalStack stack = bench.freshStack(Bench::serversOnly)) {
            Replica gateway = new ServiceVariant(
                            "gateway-before-stubs",
                            List.of(),
                            Map.of("LIFTLINE_UPSTREAM_INGEST", "static:" + String.join(",", backends.addresses())))
                    .start(stack, Role.GATEWAY);
            URI direct = URI.create("http://" + backends.addresses().getFirst());
            URI behind = URI.create("http://" + gateway.address());
            Rides rides = new Rides(2099, 1);
            try (RidePosts toNginx = new RidePosts(nginx.url(), CONNECTIONS, nginx.pid(), rides);
                    RidePosts toGateway =
                            new RidePosts(behind, CONNECTIONS, gateway.process().pid(), rides);
                    RidePosts toBackend = new RidePosts(
                            direct, CONNECTIONS, ProcessHandle.current().pid(), rides)) {
                bench.step("warming up with %,d requests each".formatted(WARM_UP));
                for (RidePosts posts : List.of(toNginx, toGateway, toBackend)) {
                    posts.send(WARM_UP);
                }
                new Compilers(gateway.process().pid())
                        .letFinish(duration -> toGateway.calm(CALM_PER_SECOND, duration, new Histogram(3)));
                Duel duel = Duel.fight(
                        bench,
                        "µs",
                        "gateway",
                        () -> toGateway.cpuMicros(ROUND),
                        "nginx",
                        () -> toNginx.cpuMicros(ROUND));
                bench.step("calm traffic, %,.0f requests/s, through each and to a backend itself"
                        .formatted(CALM_PER_SECOND));
                Histogram alone = new Histogram(3);
                Histogram behindGateway = new Histogram(3);
                Histogram behindNginx = new Histogram(3);
                for (int round = 0; round < bench.rounds(); round++) {
                    toBackend.calm(CALM_PER_SECOND, CALM_ROUND, alone);
                    toGateway.calm(CALM_PER_SECOND, CALM_ROUND, behindGateway);
                    toNginx.calm(CALM_PER_SECOND, CALM_ROUND, behindNginx);
                }
                long answered = toBackend.created() + toGateway.created() + toNginx.created();
                NotReconciledException.require(
                        backends.posts() == answered,
                        () -> "%d POSTs were answered, but %d reached the backends"
                                .formatted(answered, backends.posts()));
                return new Finding(
                        duel.ratio(),
                        "2 s at " + CONNECTIONS + " connections",
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

    private static double added(Histogram behind, Histogram alone, double percentile) {
        return (behind.getValueAtPercentile(percentile) - alone.getValueAtPercentile(percentile)) / 1_000.0;
    }
}
