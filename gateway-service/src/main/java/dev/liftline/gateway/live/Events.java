package dev.liftline.gateway.live;

import dev.liftline.model.RideHint;
import io.vertx.core.buffer.Buffer;
import java.util.concurrent.ThreadLocalRandom;

/** The events of streams, as text/event-stream (html.spec.whatwg.org, 9.2). {@code docs/contracts/live.md} describes each. */
final class Events {

    /** An event and no comment, because a page cannot see comments: it takes a stream for dead that is silent for a minute. */
    static final Buffer HEARTBEAT = event("heartbeat", "{}");

    static final Buffer RELOAD = event("reload", "{}");
    static final Buffer PAUSED = event("paused", "{}");
    static final Buffer RESUMED = event("resumed", "{}");
    static final Buffer SIGNED_OUT = event("end", "{\"reason\":\"signed-out\"}");

    private static final String RETRY = "retry: 2000\n\n";
    private static final int MIN_DRAIN_RETRY_MILLIS = 1_000;
    private static final int MAX_DRAIN_RETRY_MILLIS = 10_000;

    private final EventIds ids = new EventIds();

    EventIds ids() {
        return ids;
    }

    /** The first event; its id lets a stream resume that breaks off before the next. */
    Buffer hello(long number) {
        return Buffer.buffer(RETRY + "id: " + ids.id(number) + "\nevent: hello\ndata: {}\n\n");
    }

    /** A day of the subject has new rides. A resort's day has no version, since it changes all the time. */
    Buffer rides(Subject subject, long number, RideHint hint) {
        String version = switch (subject) {
            case Subject.Skier skier -> ",\"version\":" + hint.version();
            case Subject.Resort resort -> "";
        };
        return Buffer.buffer("id: " + ids.id(number) + "\nevent: rides\ndata: {\"season\":" + hint.seasonId()
                + ",\"resort\":" + hint.resortId() + ",\"day\":" + hint.dayId() + version + "}\n\n");
    }

    /** The gateway stops: clients come back at different times, to another one. */
    static Buffer drain() {
        int retry = ThreadLocalRandom.current().nextInt(MIN_DRAIN_RETRY_MILLIS, MAX_DRAIN_RETRY_MILLIS + 1);
        return Buffer.buffer("retry: " + retry + "\n\n").appendBuffer(event("end", "{\"reason\":\"drain\"}"));
    }

    private static Buffer event(String name, String data) {
        return Buffer.buffer("event: " + name + "\ndata: " + data + "\n\n");
    }
}
