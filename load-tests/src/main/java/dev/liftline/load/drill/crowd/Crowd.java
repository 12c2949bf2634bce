package dev.liftline.load.drill.crowd;

import dev.liftline.load.field.FieldRide;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * All clients of one run of a drill, on one event-loop thread: scanners and phones at fixed rates, spread over the gateways by a
 * balancer. Thread-safe.
 */
public final class Crowd implements AutoCloseable {

    private static final int SCANNERS = 64;
    private static final int PHONES = 64;
    private static final Duration POLL = Duration.ofMillis(50);

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Timeline timeline = new Timeline();
    private final RideBook book = new RideBook();
    private final Complaints complaints = new Complaints();
    private final Scanners scanners;
    private final Phones phones;

    /** Clients of these gateways that report rides of {@code season}. */
    public Crowd(List<URI> gateways, int season) {
        Balancer balancer = new Balancer(vertx, gateways);
        RecentRides recent = new RecentRides();
        scanners = new Scanners(vertx, new Lanes(balancer, SCANNERS), timeline, book, complaints, recent, season);
        phones = new Phones(vertx, new Lanes(balancer, PHONES), timeline, complaints, recent, season);
    }

    /** Begins at these rates per second. */
    public void start(double rides, double reads) {
        onLoop(() -> {
            scanners.start(rides);
            phones.start(reads);
            return true;
        });
    }

    /** Reports rides once more, all at once, whether or not they are recorded. */
    public void again(long[] keys) {
        onLoop(() -> {
            for (long key : keys) {
                scanners.again(FieldRide.ofKey(key));
            }
            return true;
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
        long pending = onLoop(scanners::pending);
        while (pending > 0 && System.nanoTime() < deadline) {
            Thread.sleep(POLL);
            pending = onLoop(scanners::pending);
        }
        return pending;
    }

    public Timeline timeline() {
        return timeline;
    }

    public RideBook book() {
        return book;
    }

    public Complaints complaints() {
        return complaints;
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
