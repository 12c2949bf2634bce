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

    private GatewayCost() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (Proxies proxies = Proxies.start(context)) {
            Load round = Load.closed(ROUND, proxies.rides());
            PairedComparison comparison = PairedComparison.run(
                    context,
                    "µs",
                    "gateway",
                    () -> proxies.toGateway().cpuMicros(round),
                    "nginx",
                    () -> proxies.toNginx().cpuMicros(round));
            proxies.reconcile();
            return new Measurement(
                    comparison.ratio(),
                    "2 s at " + Proxies.CONNECTIONS + " connections",
                    List.of("CPU of a POST: " + comparison.summary()));
        }
    }
}
