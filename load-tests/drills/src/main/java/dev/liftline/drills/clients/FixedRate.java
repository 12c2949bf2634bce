package dev.liftline.drills.clients;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Something that is due at a fixed rate, whether or not what came of the earlier ones is known. For the event loop alone. */
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
     * Begins now.
     *
     * @param due is told the moment, by {@link System#nanoTime}, at which each was due
     */
    static FixedRate of(Vertx vertx, double perSecond, LongConsumer due) {
        return new FixedRate(vertx, perSecond, due);
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    private void catchUp() {
        long now = (long) ((System.nanoTime() - startedAt) * perNano);
        // The first is due at once.
        while (done <= now) {
            due.accept(startedAt + (long) (done / perNano));
            done++;
        }
    }
}
