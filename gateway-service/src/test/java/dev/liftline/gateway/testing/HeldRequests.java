package dev.liftline.gateway.testing;

import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds the requests of replicas until the test releases them. Thread-safe. */
public final class HeldRequests implements StubReplica.Behaviour {

    private final Queue<HttpServerRequest> held = new ConcurrentLinkedQueue<>();
    private volatile long lastArrival = System.nanoTime();

    @Override
    public void respond(HttpServerRequest request, String body) {
        lastArrival = System.nanoTime();
        held.add(request);
    }

    /** Time since the last request arrived. */
    public Duration youngestAge() {
        return Duration.ofNanos(System.nanoTime() - lastArrival);
    }

    public int size() {
        return held.size();
    }

    /** Responds to the requests held now. One that arrives meanwhile, because of a response, stays held. */
    public void release() {
        for (int left = held.size(); left > 0; left--) {
            StubReplica.OK.respond(held.remove(), "");
        }
    }
}
