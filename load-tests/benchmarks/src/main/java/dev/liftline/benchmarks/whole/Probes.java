package dev.liftline.benchmarks.whole;

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

/** Rides of skiers of their own, each followed from its 201 until the skier's total has it. For one thread. */
final class Probes implements AutoCloseable {

    /** How often a probe looks. */
    static final Duration POLL = Duration.ofMillis(10);

    private static final Duration EVERY = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final URI gateway;
    private final int season;
    private int count;

    Probes(URI gateway, int season) {
        this.gateway = gateway;
        this.season = season;
    }

    /** How many rides were reported. */
    int count() {
        return count;
    }

    /**
     * Sends a probe 20 times a second.
     *
     * @return microseconds from 201 to visible of all that were sent meanwhile
     */
    Histogram during(Duration duration) throws InterruptedException, ExecutionException {
        List<Future<Long>> probes = new ArrayList<>();
        long end = System.nanoTime() + duration.toNanos();
        while (System.nanoTime() < end) {
            count++;
            FieldRide ride =
                    new FieldRide(1, 1, Field.STANDARD.skiers() + count, 1, 1 + count % Field.STANDARD.lifts());
            probes.add(threads.submit(() -> follow(ride)));
            Thread.sleep(EVERY);
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
        NotReconciledException.require(status == 201, () -> "A probe's POST was answered " + status);
        long acknowledged = System.nanoTime();
        HttpRequest look = HttpRequest.newBuilder(uri).build();
        String vertical = Integer.toString(ride.vertical());
        while (true) {
            HttpResponse<String> answer = http.send(look, HttpResponse.BodyHandlers.ofString());
            long after = System.nanoTime() - acknowledged;
            if (answer.statusCode() == 200 && answer.body().equals(vertical)) {
                return after;
            }
            NotReconciledException.require(
                    after < PATIENCE.toNanos(),
                    () -> "GET %s answers %d %s long after the ride's 201"
                            .formatted(uri.getPath(), answer.statusCode(), answer.body()));
            Thread.sleep(POLL);
        }
    }
}
