package dev.liftline.gateway.server;

import dev.liftline.gateway.Problem;
import dev.liftline.gateway.RequestTarget;
import dev.liftline.gateway.Route;
import dev.liftline.gateway.live.LiveStreams;
import dev.liftline.gateway.live.Subject;
import io.vertx.core.http.HttpMethod;

/** Makes a live stream of an admitted request. For one event loop. */
final class StreamDispatcher {

    /** Longer than of other requests: a client polls meanwhile. */
    private static final int RETRY_AFTER_SECONDS = 15;

    private static final String LAST_EVENT_ID = "Last-Event-ID";

    private final LiveStreams streams;

    StreamDispatcher(LiveStreams streams) {
        this.streams = streams;
    }

    void dispatch(Exchange exchange, Route route, RequestTarget target) {
        Subject subject;
        try {
            subject = Subject.of(route, target, exchange.caller().caller());
        } catch (Subject.UnknownSubjectException e) {
            exchange.respond(e.problem());
            return;
        }
        if (exchange.request().method().equals(HttpMethod.HEAD)) {
            exchange.respondStreamHead();
            return;
        }
        Problem refusal = streams.open(
                exchange::beginStream,
                subject,
                exchange.caller(),
                exchange.request().getHeader(LAST_EVENT_ID));
        if (refusal != null) {
            exchange.respond(refusal, RETRY_AFTER_SECONDS);
        }
    }
}
