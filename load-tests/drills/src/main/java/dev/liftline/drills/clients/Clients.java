package dev.liftline.drills.clients;

import dev.liftline.local.load.ConnectionPool;
import dev.liftline.testkit.rides.FieldRide;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * All clients of one run of a drill, on one event loop: scanners and readers at fixed rates, behind a load balancer. Thread-safe.
 */
public final class Clients implements AutoCloseable {

    private static final int SCANNERS = 64;
    private static final int READERS = 64;
    private static final int MAX_CONNECTIONS = 1_000;
    private static final int MAX_EXTRA_CONNECTIONS = 4_000;
    /** Longer than any timeout of the gateway. */
    private static final Duration TIMEOUT = Duration.ofSeconds(6);

    private static final Duration POLL_INTERVAL = Duration.ofMillis(50);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Observations observations = new Observations(new Timeline(), new ReportedRides(), new ErrorSamples());
    private final LoadBalancer balancer;
    private final Scanners scanners;
    private final Supplier<ExtraLoad> newExtraLoad;
    private ExtraLoad extraLoad;
    private final Readers readers;

    /** @param season of the rides they report */
    public Clients(List<URI> gateways, int season) {
        balancer = new LoadBalancer(vertx, gateways);
        RecentRides recent = new RecentRides();
        scanners = new Scanners(vertx, pool(SCANNERS, MAX_CONNECTIONS), observations, recent, season);
        newExtraLoad = () ->
                new ExtraLoad(vertx, pool(0, MAX_EXTRA_CONNECTIONS), observations.rides(), scanners::newRide, season);
        extraLoad = newExtraLoad.get();
        readers = new Readers(vertx, pool(READERS, MAX_CONNECTIONS), observations, recent, season);
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
            scanners.reportAgain(Arrays.stream(keys).mapToObj(FieldRide::ofKey).toList());
            return true;
        });
    }

    /** Measures the rides per second that more scanners get acknowledged in a closed loop. */
    public double maxRate(int scannerCount, Duration duration) throws InterruptedException {
        onLoop(() -> {
            extraLoad = newExtraLoad.get();
            extraLoad.closedLoop(scannerCount);
            return true;
        });
        Thread.sleep(duration);
        stopExtraLoad();
        return onLoop(extraLoad::acknowledged) / (duration.toMillis() / 1_000.0);
    }

    /** Starts more scanners, which report rides at a rate and never retry. */
    public void startExtraLoad(double ridesPerSecond) {
        onLoop(() -> {
            extraLoad = newExtraLoad.get();
            extraLoad.openLoop(ridesPerSecond);
            return true;
        });
    }

    /**
     * Stops the extra load.
     *
     * @return its result as text
     */
    public String stopExtraLoad() {
        return onLoop(() -> {
            extraLoad.stop();
            return extraLoad.toString();
        });
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
        long pending = onLoop(this::unfinished);
        while (pending > 0 && System.nanoTime() < deadline) {
            Thread.sleep(POLL_INTERVAL);
            pending = onLoop(this::unfinished);
        }
        return pending;
    }

    private ConnectionPool pool(int min, int max) {
        return new ConnectionPool(vertx, balancer, min, max, TIMEOUT);
    }

    private long unfinished() {
        return scanners.pending() + extraLoad.inFlight();
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
        onLoop(() -> {
            balancer.stop();
            readers.stop();
            scanners.abort();
            extraLoad.stop();
            return true;
        });
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
