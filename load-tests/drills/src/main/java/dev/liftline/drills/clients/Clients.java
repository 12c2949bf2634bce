package dev.liftline.drills.clients;

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
 * All clients of one run of a drill, on one event-loop thread: scanners and phones at fixed rates, spread over the gateways by a
 * balancer. Thread-safe.
 */
public final class Clients implements AutoCloseable {

    private static final int SCANNERS = 64;
    private static final int PHONES = 64;
    private static final int MOST = 1_000;
    private static final int MOST_OF_A_FLOOD = 4_000;
    private static final Duration POLL = Duration.ofMillis(50);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Observations watched = new Observations(new Timeline(), new ReportedRides(), new ErrorSamples());
    private final LoadBalancer balancer;
    private final Scanners scanners;
    private final Supplier<ExtraLoad> floods;
    private ExtraLoad flood;
    private final Readers phones;

    /** Clients of these gateways that report rides of {@code season}. */
    public Clients(List<URI> gateways, int season) {
        balancer = new LoadBalancer(vertx, gateways);
        RecentRides recent = new RecentRides();
        scanners = new Scanners(vertx, new ConnectionPool(balancer, SCANNERS, MOST), watched, recent, season);
        floods = () ->
                new ExtraLoad(vertx, new ConnectionPool(balancer, 0, MOST_OF_A_FLOOD), watched.book(), scanners::newRide, season);
        flood = floods.get();
        phones = new Readers(vertx, new ConnectionPool(balancer, PHONES, MOST), watched, recent, season);
    }

    /** Goes on at these rates per second from now on. */
    public void start(double rides, double reads) {
        onLoop(() -> {
            scanners.stop();
            phones.stop();
            scanners.start(rides);
            phones.start(reads);
            return true;
        });
    }

    /** Reports rides once more as fast as it goes, whether or not they are recorded. */
    public void again(long[] keys) {
        onLoop(() -> {
            scanners.again(Arrays.stream(keys).mapToObj(FieldRide::ofKey).toList());
            return true;
        });
    }

    /** Further scanners that report as fast as they are answered, for a while; returns how many of their rides are taken a second. */
    public double ceiling(int scannersMore, Duration duration) throws InterruptedException {
        onLoop(() -> {
            flood = floods.get();
            flood.asFastAsAnswered(scannersMore);
            return true;
        });
        Thread.sleep(duration);
        ebb();
        return onLoop(flood::taken) / (duration.toMillis() / 1_000.0);
    }

    /** Further scanners, that report so many rides a second and do not come back with what is not taken. */
    public void flood(double ridesPerSecond) {
        onLoop(() -> {
            flood = floods.get();
            flood.atRate(ridesPerSecond);
            return true;
        });
    }

    /**
     * Ends a flood.
     *
     * @return what came of it
     */
    public String ebb() {
        return onLoop(() -> {
            flood.stop();
            return flood.toString();
        });
    }

    /**
     * No new rides and reads, and waits until every ride that was reported is recorded.
     *
     * @return rides that some scanner still wants to report when the time is up
     */
    public long stop(Duration patience) throws InterruptedException {
        onLoop(() -> {
            phones.stop();
            scanners.stop();
            return true;
        });
        long deadline = System.nanoTime() + patience.toNanos();
        long pending = onLoop(this::underWay);
        while (pending > 0 && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
            pending = onLoop(this::underWay);
        }
        return pending;
    }

    private long underWay() {
        return scanners.pending() + flood.underWay();
    }

    public Timeline timeline() {
        return watched.timeline();
    }

    public ReportedRides book() {
        return watched.book();
    }

    public ErrorSamples complaints() {
        return watched.complaints();
    }

    @Override
    public void close() {
        onLoop(() -> {
            balancer.stop();
            phones.stop();
            scanners.giveUp();
            flood.stop();
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
