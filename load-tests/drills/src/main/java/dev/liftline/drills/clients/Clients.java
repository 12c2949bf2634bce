package dev.liftline.drills.clients;

import dev.liftline.local.load.ConnectionPool;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.LoadResult;
import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;

/** All clients of one run of a drill, on one event loop: scanners and readers at fixed rates, behind a load balancer. Thread-safe. */
public final class Clients implements AutoCloseable {

    private static final int SCANNERS = 64;
    private static final int READERS = 64;
    private static final int MAX_CONNECTIONS = 1_000;
    private static final int MAX_OVERLOAD_CONNECTIONS = 4_000;
    private static final int CREATED = 201;

    /** Longer than any timeout of the gateway. */
    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final List<URI> gateways;
    private final Observations observations;
    private final LoadBalancer balancer;
    private final Scanners scanners;
    private final Readers readers;
    /** @param season of the rides they report */
    public Clients(List<URI> gateways, int season) {
        this.gateways = List.copyOf(gateways);
        observations = new Observations(
                season, new Timeline(System::nanoTime), new ReportedRides(), new RecentRides(), new ErrorSamples());
        balancer = new LoadBalancer(vertx, gateways);
        scanners = new Scanners(vertx, pool(SCANNERS, MAX_CONNECTIONS), observations);
        readers = new Readers(vertx, pool(READERS, MAX_CONNECTIONS), observations);
    }

    /** Sends rides and reads at these rates per second from now on. */
    public void start(double rides, double reads) {
        onLoop(() -> {
            scanners.stop();
            readers.stop();
            scanners.start(rides);
            readers.start(reads);
            return true;
        });
    }

    /** Reports rides again as fast as possible, whether or not they are recorded. */
    public void reportAgain(long[] keys) {
        onLoop(() -> {
            scanners.reportAgain(
                    Arrays.stream(keys).mapToObj(ReferenceRide::ofKey).toList());
            return true;
        });
    }

    /** Measures the rides per second that more scanners get acknowledged in a closed loop. */
    public double maxRate(int scannerCount, Duration duration) {
        LoadResult result = sendUncounted(scannerCount, Load.closed(duration, this::newReport));
        return result.count(CREATED) / result.seconds();
    }

    /** Reports more rides at a rate and returns after the last response. */
    public LoadResult overload(double ridesPerSecond, Duration duration) {
        return sendUncounted(MAX_OVERLOAD_CONNECTIONS, Load.open(ridesPerSecond, duration, this::newReport));
    }

    /** Records the rides of scanners that never retry; the timeline does not count them. */
    private LoadResult sendUncounted(int connections, Load load) {
        try (LoadClient client = new LoadClient(loop -> new LoadBalancer(loop, gateways), connections, TIMEOUT)) {
            return client.run(load.onResult((request, response, nanos) ->
                    rides().recordUncounted(request.id(), Outcome.of(response), Outcome.maybeRecorded(response))));
        }
    }

    private Request newReport() {
        return Requests.report(observations.season(), rides().newRide());
    }

    /**
     * Stops new rides and reads and waits until every reported ride is acknowledged.
     *
     * @return rides that are not acknowledged after the timeout
     */
    public long stop(Duration timeout) throws InterruptedException {
        onLoop(() -> {
            readers.stop();
            scanners.stop();
            return true;
        });
        long deadline = System.nanoTime() + timeout.toNanos();
        long pending = onLoop(scanners::pending);
        while (pending > 0 && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL);
            pending = onLoop(scanners::pending);
        }
        return pending;
    }

    private ConnectionPool pool(int min, int max) {
        return new ConnectionPool(vertx, balancer, min, max, TIMEOUT);
    }

    public Timeline timeline() {
        return observations.timeline();
    }

    public ReportedRides rides() {
        return observations.rides();
    }

    public ErrorSamples errors() {
        return observations.errors();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private <T> T onLoop(Callable<T> action) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(now -> {
            try {
                done.complete(action.call());
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return done.future().toCompletionStage().toCompletableFuture().join();
    }
}
