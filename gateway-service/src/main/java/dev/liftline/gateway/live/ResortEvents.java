package dev.liftline.gateway.live;

import dev.liftline.model.RideHint;
import io.vertx.core.Vertx;
import org.jspecify.annotations.Nullable;

/** Makes of a resort's hints at most one event a second. For one event loop. */
final class ResortEvents {

    /** Sends an event to the resort's streams. */
    interface Sender {
        void send(long number, RideHint hint);
    }

    private static final long INTERVAL_MILLIS = 1_000;

    private final Vertx vertx;
    private final Sender sender;
    private @Nullable RideHint latest;
    private long number;
    private boolean waiting;

    ResortEvents(Vertx vertx, Sender sender) {
        this.vertx = vertx;
        this.sender = sender;
    }

    /** Takes a hint; {@link #flush} follows after the last one of a message. */
    void take(long hintNumber, RideHint hint) {
        number = hintNumber;
        latest = hint;
    }

    /** Sends an event if there was none for a second; otherwise when the second is over. */
    void flush() {
        RideHint hint = latest;
        if (hint != null && !waiting) {
            latest = null;
            waiting = true;
            sender.send(number, hint);
            vertx.setTimer(INTERVAL_MILLIS, timer -> {
                waiting = false;
                flush();
            });
        }
    }
}
