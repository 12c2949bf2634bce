package dev.liftline.ingest;

import dev.liftline.model.LiftRide;
import java.util.concurrent.CompletableFuture;

/** The durable log that rides are appended to. Implementations are safe for use by many threads. */
public interface RideLog {

    /**
     * Appends a ride. Returns soon, though it may wait a bounded time for room.
     *
     * @return completes, never exceptionally, with {@link Outcome.Acknowledged} once the ride is durable or with
     *     {@link Outcome.Unavailable} once that has failed
     */
    CompletableFuture<Outcome> append(LiftRide ride);
}
