package dev.liftline.benchmarks.gateway;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.benchmarks.traffic.StubBackends;
import dev.liftline.local.load.Load;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Measures what a request spends outside of its backend at a fixed arrival rate: through the gateway, through nginx and
 * without a proxy, in turn. The time begins when the request is due, so that a stalled proxy delays all requests due
 * meanwhile; the backend's own time is subtracted from each.
 */
public final class GatewayLatency {

    private static final double RATE = 2_000;
    private static final Duration ROUND = Duration.ofSeconds(5);

    private GatewayLatency() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (Proxies proxies = Proxies.start(context)) {
            Histogram behindGateway = new Histogram(3);
            Histogram behindNginx = new Histogram(3);
            Histogram withoutProxy = new Histogram(3);
            List<Double> p99 = new ArrayList<>();
            for (int round = 1; round <= context.rounds(); round++) {
                Histogram gateway = outsideOfTheBackend(proxies, proxies.toGateway());
                Histogram nginx = outsideOfTheBackend(proxies, proxies.toNginx());
                Histogram direct = outsideOfTheBackend(proxies, proxies.toBackend());
                context.progress("round %d of %d: gateway %s; nginx %s; without proxy %s"
                        .formatted(round, context.rounds(), summary(gateway), summary(nginx), summary(direct)));
                p99.add(Latency.millis(gateway, 99));
                behindGateway.add(gateway);
                behindNginx.add(nginx);
                withoutProxy.add(direct);
            }
            proxies.reconcile();
            return new Measurement(
                    new Samples(p99),
                    "%d s at %,.0f/s".formatted(ROUND.toSeconds(), RATE),
                    List.of(
                            "Gateway " + summary(behindGateway),
                            "nginx " + summary(behindNginx),
                            "Without proxy " + summary(withoutProxy)));
        }
    }

    private static Histogram outsideOfTheBackend(Proxies proxies, MeasuredClient client) throws NotReconciledException {
        Histogram micros = new Histogram(3);
        client.send(Load.open(RATE, ROUND, proxies.rides()).onResult((request, response, nanos) -> {
            long backend = Long.parseLong(response.header(StubBackends.NANOS_HEADER));
            micros.recordValue(Math.max(0, nanos - backend) / 1_000);
        }));
        return micros;
    }

    private static String summary(Histogram micros) {
        return "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms"
                .formatted(Latency.millis(micros, 50), Latency.millis(micros, 99), Latency.millis(micros, 99.9));
    }
}
