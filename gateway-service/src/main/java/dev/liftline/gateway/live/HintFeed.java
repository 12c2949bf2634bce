package dev.liftline.gateway.live;

import dev.liftline.model.RideHint;
import dev.liftline.model.json.RideHints;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The hints of the consumer for all event loops: one subscription of this gateway, whose messages are numbered and passed on to each
 * loop in the same order. Its state belongs to its own event loop.
 */
@Component
class HintFeed implements SmartLifecycle, HintSubscription.Listener {

    private static final Logger log = LoggerFactory.getLogger(HintFeed.class);

    /** An event loop's part of the feed. Called on that event loop. */
    interface Listener {

        /** Every hint after this number arrives; those before it may be incomplete. */
        void subscribed(long number);

        /** Hints may be lost from now on. */
        void lost();

        void hints(HintBatch batch);
    }

    private record Loop(Context context, Listener listener) {}

    private final Context context;
    private final HintSubscription subscription;
    private final LiveMetrics metrics;
    private final List<Loop> loops = new ArrayList<>();
    private long number;
    private boolean subscribed;
    private volatile boolean running;

    HintFeed(Vertx vertx, LiveProperties properties, LiveMetrics metrics) {
        this.context = vertx.getOrCreateContext();
        this.subscription = new HintSubscription(vertx, properties.redisUrl(), this);
        this.metrics = metrics;
    }

    /** Passes hints on to an event loop from now on. Thread-safe. */
    void add(Context loop, Listener listener) {
        context.runOnContext(then -> {
            loops.add(new Loop(loop, listener));
            if (subscribed) {
                long last = number;
                loop.runOnContext(now -> listener.subscribed(last));
            }
        });
    }

    @Override
    public void start() {
        running = true;
        context.runOnContext(started -> subscription.start());
    }

    @Override
    public void stop() {
        running = false;
        context.runOnContext(stopped -> subscription.stop());
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Starts before the server and ends after it. */
    @Override
    public int getPhase() {
        return 1;
    }

    @Override
    public void subscribed() {
        // A number of its own, so that no stream resumes over the hints that were lost.
        number++;
        subscribed = true;
        metrics.subscribed(true);
        long last = number;
        loops.forEach(loop -> loop.context().runOnContext(now -> loop.listener().subscribed(last)));
    }

    @Override
    public void lost() {
        subscribed = false;
        metrics.subscribed(false);
        loops.forEach(loop -> loop.context().runOnContext(now -> loop.listener().lost()));
    }

    @Override
    public void message(byte[] message) {
        List<RideHint> hints;
        try {
            hints = RideHints.read(message);
        } catch (IllegalArgumentException e) {
            metrics.unreadable();
            log.debug("A message with hints is left out: {}", e.getMessage());
            return;
        }
        if (!hints.isEmpty()) {
            HintBatch batch = new HintBatch(number + 1, hints);
            number = batch.last();
            loops.forEach(
                    loop -> loop.context().runOnContext(now -> loop.listener().hints(batch)));
        }
    }
}
