package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.PairedComparison;
import dev.liftline.local.load.Load;
import java.time.Duration;
import java.util.List;

/** Compares the gateway's CPU per request with nginx's in front of the same backends. */
public final class GatewayCost {

    private static final Duration ROUND = Duration.ofSeconds(2);
    /** Below the ceiling of either side. */
    private static final double RATE = 4_000;

    private GatewayCost() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (Proxies proxies = Proxies.start(context)) {
            Load round = Load.open(RATE, ROUND, proxies.rides());
            PairedComparison comparison = PairedComparison.runUntilSteady(
                    context,
                    "µs",
                    "gateway",
                    () -> proxies.toGateway().cpuMicros(round),
                    "nginx",
                    () -> proxies.toNginx().cpuMicros(round));
            proxies.reconcile();
            return new Measurement(
                    comparison.ratio(),
                    "%d s at %,.0f/s".formatted(ROUND.toSeconds(), RATE),
                    List.of("CPU of a POST: " + comparison.summary(), comparison.steadiness()));
        }
    }
}
