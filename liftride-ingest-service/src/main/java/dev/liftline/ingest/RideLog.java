package dev.liftline.ingest;

import dev.liftline.model.LiftRide;
import java.util.function.Consumer;

/** The durable log that rides are appended to. Implementations are safe for use by many threads. */
public interface RideLog {

    /**
     * Appends a ride. Returns soon, though it may wait a bounded time for room.
     *
     * @param settled called once, by any thread and perhaps before this returns: with {@link Outcome.Acknowledged} once
     *     the ride is durable or with {@link Outcome.Unavailable} once that has failed. It must not wait
     */
    void append(LiftRide ride, Consumer<Outcome> settled);

    /** As {@link #append}, for one of many rides that come together and may travel more economically. */
    void appendOneOfMany(LiftRide ride, Consumer<Outcome> settled);
}
