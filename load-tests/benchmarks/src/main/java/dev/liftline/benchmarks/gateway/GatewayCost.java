package dev.liftline.benchmarks.gateway;

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
import dev.liftline.local.process.Ports;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Compares the gateway's CPU per request with nginx's in front of the same backends, and measures the added latency.
 */
public final class GatewayCost implements Benchmark {

    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final double LATENCY_RATE = 2_000;
    private static final Duration LATENCY_ROUND = Duration.ofSeconds(1);

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
    public Measurement measure(BenchmarkContext context) throws Exception {
        try (StubBackends backends = StubBackends.start(2);
                Nginx nginx = Nginx.start(context.directory(), Ports.reserve(), backends.addresses());
                LocalStack stack = context.freshStack(BenchmarkContext::serversOnly)) {
            Replica gateway = new ServiceVariant(
                            "gateway-with-stub-backends",
                            List.of(),
                            Map.of("LIFTLINE_UPSTREAM_INGEST", "static:" + String.join(",", backends.addresses())))
                    .start(stack, Role.GATEWAY);
            URI direct = URI.create("http://" + backends.addresses().getFirst());
            URI gatewayUrl = URI.create("http://" + gateway.address());
            FieldRideRequests rides = new FieldRideRequests(2099, 1);
            try (RidePosts toNginx = new RidePosts(nginx.url(), CONNECTIONS, nginx.pid(), rides);
                    RidePosts toGateway = new RidePosts(
                            gatewayUrl, CONNECTIONS, gateway.process().pid(), rides);
                    RidePosts toBackend = new RidePosts(
                            direct, CONNECTIONS, ProcessHandle.current().pid(), rides)) {
                context.progress("warming up each target with %,d requests".formatted(WARM_UP));
                for (RidePosts posts : List.of(toNginx, toGateway, toBackend)) {
                    posts.send(WARM_UP);
                }
                new JitCompilers(gateway.process().pid())
                        .awaitIdle(duration -> toGateway.sendAtRate(LATENCY_RATE, duration, new Histogram(3)));
                PairedComparison comparison = PairedComparison.run(
                        context,
                        "µs",
                        "gateway",
                        () -> toGateway.cpuMicros(ROUND),
                        "nginx",
                        () -> toNginx.cpuMicros(ROUND));
                context.progress("measuring latency at %,.0f requests/s through each proxy and directly"
                        .formatted(LATENCY_RATE));
                Histogram withoutProxy = new Histogram(3);
                Histogram behindGateway = new Histogram(3);
                Histogram behindNginx = new Histogram(3);
                for (int round = 0; round < context.rounds(); round++) {
                    toBackend.sendAtRate(LATENCY_RATE, LATENCY_ROUND, withoutProxy);
                    toGateway.sendAtRate(LATENCY_RATE, LATENCY_ROUND, behindGateway);
                    toNginx.sendAtRate(LATENCY_RATE, LATENCY_ROUND, behindNginx);
                }
                long created = toBackend.created() + toGateway.created() + toNginx.created();
                NotReconciledException.require(
                        backends.posts() == created,
                        () -> "%d responses have status 201, but %d POSTs reached the backends"
                                .formatted(created, backends.posts()));
                return new Measurement(
                        comparison.ratio(),
                        "2 s at " + CONNECTIONS + " connections",
                        List.of(
                                "CPU of a POST: " + comparison.summary(),
                                "Added at %,.0f/s: p50 %.2f ms (target ≤ 0.5 ms; nginx %.2f ms), p99 %.2f ms (nginx %.2f ms)"
                                        .formatted(
                                                LATENCY_RATE,
                                                addedMillis(behindGateway, withoutProxy, 50),
                                                addedMillis(behindNginx, withoutProxy, 50),
                                                addedMillis(behindGateway, withoutProxy, 99),
                                                addedMillis(behindNginx, withoutProxy, 99))));
            }
        }
    }

    private static double addedMillis(Histogram withProxy, Histogram withoutProxy, double percentile) {
        return (withProxy.getValueAtPercentile(percentile) - withoutProxy.getValueAtPercentile(percentile)) / 1_000.0;
    }
}
