package dev.liftline.local.load;

import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/** Calls an action at a fixed rate, whether or not earlier requests have their response. For the event loop alone. */
public final class Arrivals {

    private static final long TICK_MILLIS = 1;

    private final Runnable stop;

    private Arrivals(Runnable stop) {
        this.stop = stop;
    }

    /**
     * Starts now with the first call.
     *
     * @param action gets the time, by {@link System#nanoTime}, at which the call was due
     */
    public static Arrivals start(Vertx vertx, double perSecond, LongConsumer action) {
        double perNano = perSecond / TimeUnit.SECONDS.toNanos(1);
        long startedAt = System.nanoTime();
        long[] done = {0};
        long timer = vertx.setPeriodic(TICK_MILLIS, tick -> {
            long now = (long) ((System.nanoTime() - startedAt) * perNano);
            while (done[0] <= now) {
                action.accept(startedAt + (long) (done[0] / perNano));
                done[0]++;
            }
        });
        return new Arrivals(() -> vertx.cancelTimer(timer));
    }

    /** Makes no further call. */
    public void stop() {
        stop.run();
    }
}
