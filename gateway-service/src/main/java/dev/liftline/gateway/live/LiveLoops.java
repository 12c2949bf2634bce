package dev.liftline.gateway.live;

import dev.liftline.gateway.access.AccessControl;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.springframework.stereotype.Component;

/** Creates each event loop's live streams. Thread-safe. */
@Component
public class LiveLoops {

    private final HintFeed feed;
    private final LiveProperties properties;
    private final LiveMetrics metrics;
    private final Events events = new Events();

    LiveLoops(HintFeed feed, LiveProperties properties, LiveMetrics metrics) {
        this.feed = feed;
        this.properties = properties;
        this.metrics = metrics;
    }

    /**
     * Creates the streams of an event loop, and passes hints on to them.
     *
     * @param loop the current context
     * @param access of this event loop
     */
    public LiveStreams create(Vertx vertx, Context loop, AccessControl access) {
        LiveStreams streams = new LiveStreams(vertx, properties, metrics, events, access);
        feed.add(loop, streams);
        return streams;
    }
}
