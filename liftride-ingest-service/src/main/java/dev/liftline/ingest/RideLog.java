package dev.liftline.ingest;

import dev.liftline.model.LiftRide;
import java.util.List;
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

    /**
     * Appends rides that come together and may travel more economically, those of one skier in their order. As
     * {@link #append} for each of them; but none is sent any more once the time is up.
     *
     * @param deadline on the clock of {@link System#nanoTime}
     * @param settled called once for each
     */
    void appendAll(List<LiftRide> rides, long deadline, Settled settled);

    /** Hears what became of one of many rides. */
    @FunctionalInterface
    interface Settled {

        /**
         * Called by any thread; must not wait.
         *
         * @param index of the ride in the list
         * @param outcome as of {@link #append}
         */
        void settle(int index, Outcome outcome);
    }
}
