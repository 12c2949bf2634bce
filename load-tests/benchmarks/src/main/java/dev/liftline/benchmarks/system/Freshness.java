package dev.liftline.benchmarks.system;

import dev.liftline.benchmarks.figure.BenchmarkContext;
import dev.liftline.benchmarks.figure.ExpectedResponses;
import dev.liftline.benchmarks.figure.Latency;
import dev.liftline.benchmarks.figure.Measurement;
import dev.liftline.benchmarks.figure.Samples;
import dev.liftline.benchmarks.traffic.NewRides;
import dev.liftline.local.LocalStack;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.local.load.Response;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.testkit.load.Batches;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Measures the time from a ride's 201 until the skier's total contains it, while rides arrive at 70 % of the stack's
 * throughput. Probes are rides of separate skiers.
 */
final class Freshness {

    private static final int SEASON = 2099;
    private static final int CONNECTIONS = 128;
    private static final int PROBE_CONNECTIONS = 32;
    private static final Duration WINDOW = Duration.ofSeconds(5);
    private static final double THROUGHPUT_SHARE = 0.7;
    private static final double PROBES_PER_SECOND = 20;
    /** The interval between a probe's reads. */
    private static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final LoadClient client;
    private int probes;

    private Freshness(LoadClient client) {
        this.client = client;
    }

    /**
     * Measures on a warm stack.
     *
     * @param throughput of the reference load on this stack in rides/s
     */
    static Measurement measure(BenchmarkContext context, LocalStack stack, double throughput) throws Exception {
        double rate = THROUGHPUT_SHARE * throughput;
        SplittableRandom random = new SplittableRandom(1);
        NewRides rides = new NewRides(SEASON, () -> RideRanges.REFERENCE.draw(random));
        try (LoadClient load = new LoadClient(stack.gatewayUrl(), CONNECTIONS).sending(stack.credentials());
                LoadClient probing =
                        new LoadClient(stack.gatewayUrl(), PROBE_CONNECTIONS).sending(stack.credentials())) {
            Freshness freshness = new Freshness(probing);
            context.progress("measuring freshness at %,.0f rides/s".formatted(rate));
            RunningLoad backgroundLoad = load.start(Load.open(rate, WINDOW.multipliedBy(context.rounds()), rides));
            Histogram all = new Histogram(3);
            List<Double> p99 = new ArrayList<>();
            for (int window = 1; window <= context.rounds(); window++) {
                Histogram visible = freshness.probe();
                all.add(visible);
                p99.add(Latency.millis(visible, 99));
                context.progress("window %d of %d: %s".formatted(window, context.rounds(), Latency.summary(visible)));
            }
            LoadResult result = backgroundLoad.await();
            ExpectedResponses.all(result, 201);
            Batches.awaitStored(Database.of(stack), SEASON, rides.count() + freshness.probes);
            return new Measurement(
                    new Samples(p99),
                    "%d s at %.0f %% of the reference load's throughput"
                            .formatted(WINDOW.toSeconds(), 100 * THROUGHPUT_SHARE),
                    List.of(
                            "All %,d probes: %s, max %.0f ms; read every %d ms"
                                    .formatted(
                                            all.getTotalCount(),
                                            Latency.summary(all),
                                            Latency.millis(all, 100),
                                            POLL_INTERVAL.toMillis()),
                            "Throughput of the preceding reference load %,.0f rides/s; rate of this load %,.0f/s, POST %s"
                                    .formatted(
                                            throughput, result.perSecond(), Latency.summary(result.latencyMicros()))));
        }
    }

    /** Sends probes for one window and returns the microseconds from each 201 to the updated total. */
    private Histogram probe() throws Exception {
        List<Future<Long>> results = new ArrayList<>();
        Histogram micros = new Histogram(3);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            client.run(Load.open(PROBES_PER_SECOND, WINDOW, this::nextRide).onResult((report, response, nanos) -> {
                long acknowledged = System.nanoTime();
                results.add(threads.submit(() -> follow(report, response, acknowledged)));
            }));
            for (Future<Long> result : results) {
                micros.recordValue(result.get() / 1_000);
            }
        }
        return micros;
    }

    private Request nextRide() {
        probes++;
        int skier = RideRanges.REFERENCE.skiers() + probes;
        return Requests.report(SEASON, new ReferenceRide(1, 1, skier, 1, 1 + probes % RideRanges.REFERENCE.lifts()));
    }

    /** Returns nanoseconds from the acknowledgement until a read returns the ride's vertical. */
    private long follow(Request report, Response response, long acknowledged)
            throws InterruptedException, NotReconciledException {
        NotReconciledException.require(
                response.status() == 201, () -> "The POST of a probe has status " + response.cause());
        String vertical = Integer.toString(ReferenceRide.ofKey(report.id()).vertical());
        while (true) {
            Response read = client.send(Request.get(report.path()));
            long elapsed = System.nanoTime() - acknowledged;
            if (read.status() == 200 && read.text().equals(vertical)) {
                return elapsed;
            }
            NotReconciledException.require(
                    elapsed < TIMEOUT.toNanos(),
                    () -> "GET %s still returned %s %s %d s after the ride's 201"
                            .formatted(report.path(), read.cause(), read.text(), TIMEOUT.toSeconds()));
            Thread.sleep(POLL_INTERVAL);
        }
    }
}
