package dev.liftline.drills;

import dev.liftline.drills.clients.Timeline;
import dev.liftline.testkit.reconcile.ConsumerLag;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Records the consumer lag in a timeline, every second. */
final class LagSampler implements AutoCloseable {

    private final ConsumerLag lag;
    private final Timeline timeline;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("lag").factory());

    LagSampler(ConsumerLag lag, Timeline timeline) {
        this.lag = lag;
        this.timeline = timeline;
    }

    void start() {
        var _ = timer.scheduleAtFixedRate(this::sample, 500, 1_000, TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void sample() {
        try {
            timeline.lag(lag.records());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
