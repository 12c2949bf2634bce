package dev.liftline.benchmarks.gateway;

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
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/**
 * Compares the gateway's CPU per request with nginx's in front of the same backends, and measures the added latency.
 */
public final class GatewayCost {

    private static final int CONNECTIONS = 32;
    private static final int WARM_UP = 100_000;
    private static final Duration ROUND = Duration.ofSeconds(2);
    private static final double LATENCY_RATE = 2_000;
    private static final Duration LATENCY_ROUND = Duration.ofSeconds(1);

    private GatewayCost() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (StubBackends backends = new StubBackends(2);
                Nginx nginx = Nginx.start(context.directory(), backends.addresses());
                LocalStack stack = context.freshStack(Map.of())) {
            Replica gateway = stack.startUnlisted(
                    Role.GATEWAY,
                    "gateway-with-stub-backends",
                    List.of(),
                    Map.of("LIFTLINE_UPSTREAM_INGEST", "static:" + String.join(",", backends.addresses())));
            URI backend = URI.create("http://" + backends.addresses().getFirst());
            long backendPid = ProcessHandle.current().pid();
            try (MeasuredClient toNginx = new MeasuredClient(nginx.url(), CONNECTIONS, 201, nginx.pid());
                    MeasuredClient toGateway = new MeasuredClient(gateway.url(), CONNECTIONS, 201, gateway.pid());
                    MeasuredClient toBackend = new MeasuredClient(backend, CONNECTIONS, 201, backendPid)) {
                ReferenceRideRequests rides = new ReferenceRideRequests(2099, 1);
                context.progress("warming up each target with %,d requests".formatted(WARM_UP));
                for (MeasuredClient client : List.of(toNginx, toGateway, toBackend)) {
                    client.send(Load.closed(WARM_UP, rides));
                }
                JitCompilers.awaitIdle(
                        duration -> toGateway.send(Load.open(LATENCY_RATE, duration, rides)), gateway.pid());
                Load round = Load.closed(ROUND, rides);
                PairedComparison comparison = PairedComparison.run(
                        context,
                        "µs",
                        "gateway",
                        () -> toGateway.cpuMicros(round),
                        "nginx",
                        () -> toNginx.cpuMicros(round));
                context.progress("measuring latency at %,.0f requests/s through each proxy and directly"
                        .formatted(LATENCY_RATE));
                Load latencyRound = Load.open(LATENCY_RATE, LATENCY_ROUND, rides);
                Histogram withoutProxy = new Histogram(3);
                Histogram behindGateway = new Histogram(3);
                Histogram behindNginx = new Histogram(3);
                for (int i = 0; i < context.rounds(); i++) {
                    withoutProxy.add(toBackend.send(latencyRound).latencyMicros());
                    behindGateway.add(toGateway.send(latencyRound).latencyMicros());
                    behindNginx.add(toNginx.send(latencyRound).latencyMicros());
                }
                long created = toBackend.responses() + toGateway.responses() + toNginx.responses();
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
        return Latency.millis(withProxy, percentile) - Latency.millis(withoutProxy, percentile);
    }
}
