package dev.liftline.benchmarks.system;

import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.HdrHistogram.Histogram;

/**
 * Sends rides of separate skiers and measures the time from each 201 until the skier's total contains the ride. Not
 * thread-safe.
 */
final class FreshnessProbes implements AutoCloseable {

    /** The interval between a probe's reads. */
    static final Duration POLL_INTERVAL = Duration.ofMillis(10);

    private static final Duration PROBE_INTERVAL = Duration.ofMillis(50);
    private static final Duration TIMEOUT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI gateway;
    private final int season;
    private int count;

    FreshnessProbes(URI gateway, int season) {
        this.gateway = gateway;
        this.season = season;
    }

    /** Returns the number of reported rides. */
    int count() {
        return count;
    }

    /**
     * Sends 20 probes per second for {@code duration} and waits for their results.
     *
     * @return microseconds from the 201 to the updated total, of all probes
     */
    Histogram run(Duration duration) throws InterruptedException, ExecutionException {
        List<Future<Long>> probes = new ArrayList<>();
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            count++;
            FieldRide ride =
                    new FieldRide(1, 1, Field.STANDARD.skiers() + count, 1, 1 + count % Field.STANDARD.lifts());
            probes.add(threads.submit(() -> follow(ride)));
            Thread.sleep(PROBE_INTERVAL);
        }
        Histogram micros = new Histogram(3);
        for (Future<Long> probe : probes) {
            micros.recordValue(probe.get() / 1_000);
        }
        return micros;
    }

    @Override
    public void close() {
        threads.shutdownNow();
        http.shutdownNow();
    }

    private long follow(FieldRide ride) throws IOException, InterruptedException, NotReconciledException {
        URI uri = gateway.resolve(Requests.skierDay(season, ride));
        HttpRequest report = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(Requests.body(ride)))
                .build();
        int status = http.send(report, HttpResponse.BodyHandlers.discarding()).statusCode();
        NotReconciledException.require(status == 201, () -> "The POST of a probe has status " + status);
        long acknowledged = System.nanoTime();
        HttpRequest read = HttpRequest.newBuilder(uri).build();
        String vertical = Integer.toString(ride.vertical());
        while (true) {
            HttpResponse<String> response = http.send(read, HttpResponse.BodyHandlers.ofString());
            long elapsed = System.nanoTime() - acknowledged;
            if (response.statusCode() == 200 && response.body().equals(vertical)) {
                return elapsed;
            }
            NotReconciledException.require(
                    elapsed < TIMEOUT.toNanos(),
                    () -> "GET %s still returned %d %s %d s after the ride's 201"
                            .formatted(uri.getPath(), response.statusCode(), response.body(), TIMEOUT.toSeconds()));
            Thread.sleep(POLL_INTERVAL);
        }
    }
}
