package dev.liftline.drills.clients;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Calls an action at a fixed rate (open loop). Used by the event loop only. */
final class FixedRate {

    private static final long TICK_MILLIS = 1;

    private final Vertx vertx;
    private final double perNano;
    private final LongConsumer due;
    private final long startedAt = System.nanoTime();
    private final long timer;
    private long done;

    private FixedRate(Vertx vertx, double perSecond, LongConsumer due) {
        this.vertx = vertx;
        this.perNano = perSecond / TimeUnit.SECONDS.toNanos(1);
        this.due = due;
        this.timer = vertx.setPeriodic(TICK_MILLIS, tick -> catchUp());
    }

    /**
     * Starts now.
     *
     * @param due receives the {@link System#nanoTime} at which each call was due
     */
    static FixedRate of(Vertx vertx, double perSecond, LongConsumer due) {
        return new FixedRate(vertx, perSecond, due);
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void catchUp() {
        long now = (long) ((System.nanoTime() - startedAt) * perNano);
        // The first call is due at once.
        while (done <= now) {
            due.accept(startedAt + (long) (done / perNano));
            done++;
        }
    }
}
