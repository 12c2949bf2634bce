package dev.liftline.consumer.cache;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Runs deliveries on a thread of its own, one after the other in the order in which they were handed over, so that storing
 * does not wait for Redis. Safe to use from several threads.
 */
final class Courier implements AutoCloseable {

    /** One under way and one behind it: Redis never waits for work, and what is not told yet stays little. */
    private static final int MOST_UNDER_WAY = 2;

    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("redis-courier").daemon().factory());
    private long handedOver;
    private long done;

    /** Has {@code delivery} run after all that were handed over before it. Waits while too many are under way. */
    synchronized void handOver(Runnable delivery) {
        while (handedOver - done >= MOST_UNDER_WAY) {
            awaitDone(done + 1, Long.MAX_VALUE);
        }
        thread.execute(() -> {
            try {
                delivery.run();
            } finally {
                oneMoreDone();
            }
        });
        handedOver++;
    }

    /** Has {@code work}, which must not throw, run between deliveries, with {@code pause} after each run. */
    void repeat(Duration pause, Runnable work) {
        var _ = thread.scheduleWithFixedDelay(work, pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How many deliveries were handed over so far. */
    synchronized long handedOver() {
        return handedOver;
    }

    /** Whether the first {@code deliveries} have run. */
    synchronized boolean hasRun(long deliveries) {
        return done >= deliveries;
    }

    /** Waits until the first {@code deliveries} have run, at most for {@code patience}. */
    synchronized void await(long deliveries, Duration patience) {
        awaitDone(deliveries, patience.toNanos());
    }

    /** Begins nothing any more. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private synchronized void oneMoreDone() {
        done++;
        notifyAll();
    }

    private synchronized void awaitDone(long deliveries, long nanos) {
        long begun = System.nanoTime();
        boolean interrupted = false;
        while (done < deliveries && System.nanoTime() - begun < nanos) {
            try {
                TimeUnit.NANOSECONDS.timedWait(this, nanos - (System.nanoTime() - begun));
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
