package dev.liftline.gateway.live;

import dev.liftline.gateway.access.AccessControl;
import dev.liftline.gateway.access.Standing;
import java.util.concurrent.TimeUnit;

/** Ends the streams of one event loop whose caller may no longer read, and keeps silent ones alive. */
final class StreamUpkeep {

    /** Short enough to end a stream within two seconds of its session: the access feed takes another half. */
    static final long INTERVAL_MILLIS = 500;

    /** While a session cannot be looked up, which each stream would do again. */
    private static final long UNSURE_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final OpenStreams streams;
    private final AccessControl access;
    private final long heartbeatNanos;

    StreamUpkeep(OpenStreams streams, AccessControl access, LiveProperties properties) {
        this.streams = streams;
        this.access = access;
        this.heartbeatNanos = properties.heartbeat().toNanos();
    }

    void run() {
        long now = System.nanoTime();
        long today = System.currentTimeMillis();
        for (LiveStream stream : streams.all()) {
            if (stream.isCheckDue(now)) {
                access.standing(stream.caller(), today).onSuccess(standing -> judge(stream, standing, now));
            }
            if (stream.isSilentFor(heartbeatNanos, now)) {
                streams.write(stream, Events.HEARTBEAT);
            }
        }
    }

    private void judge(LiveStream stream, Standing standing, long now) {
        switch (standing) {
            case VALID -> {}
            case UNSURE -> stream.checkAgainAt(now + UNSURE_NANOS);
            case ENDED -> streams.end(stream, Events.SIGNED_OUT);
            case REFUSED -> streams.close(stream);
        }
    }
}
