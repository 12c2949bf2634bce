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
 * without a proxy, in turn; each round begins with another one. The time begins when the request is due, so that a stalled proxy delays all requests due
 * meanwhile; the backend's own time is subtracted from each.
 */
public final class GatewayLatency {

    private static final double RATE = 2_000;
    private static final Duration ROUND = Duration.ofSeconds(5);

    private GatewayLatency() {}

    public static Measurement measure(BenchmarkContext context) throws Exception {
        try (Proxies proxies = Proxies.start(context)) {
            Side gateway = new Side(proxies, proxies.toGateway());
            Side nginx = new Side(proxies, proxies.toNginx());
            Side direct = new Side(proxies, proxies.toBackend());
            List<Side> order = new ArrayList<>(List.of(gateway, nginx, direct));
            List<Double> p99 = new ArrayList<>();
            for (int round = 1; round <= context.rounds(); round++) {
                for (Side side : order) {
                    side.measure();
                }
                order.addLast(order.removeFirst());
                context.progress("round %d of %d: gateway %s; nginx %s; without proxy %s"
                        .formatted(
                                round,
                                context.rounds(),
                                summary(gateway.latest),
                                summary(nginx.latest),
                                summary(direct.latest)));
                p99.add(Latency.millis(gateway.latest, 99));
            }
            proxies.reconcile();
            return new Measurement(
                    new Samples(p99),
                    "%d s at %,.0f/s".formatted(ROUND.toSeconds(), RATE),
                    List.of(
                            "Gateway " + summary(gateway.all),
                            "nginx " + summary(nginx.all),
                            "Without proxy " + summary(direct.all)));
        }
    }

    /** A way to the backends, with the microseconds that requests spent outside of them. */
    private static final class Side {

        private final Proxies proxies;
        private final MeasuredClient client;
        private final Histogram all = new Histogram(3);
        private Histogram latest = all;

        private Side(Proxies proxies, MeasuredClient client) {
            this.proxies = proxies;
            this.client = client;
        }

        private void measure() throws NotReconciledException {
            Histogram micros = new Histogram(3);
            client.send(Load.open(RATE, ROUND, proxies.rides()).onResult((request, response, nanos) -> {
                long backend = Long.parseLong(response.header(StubBackends.NANOS_HEADER));
                micros.recordValue(Math.max(0, nanos - backend) / 1_000);
            }));
            latest = micros;
            all.add(micros);
        }
    }

    private static String summary(Histogram micros) {
        return "p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms"
                .formatted(Latency.millis(micros, 50), Latency.millis(micros, 99), Latency.millis(micros, 99.9));
    }
}
