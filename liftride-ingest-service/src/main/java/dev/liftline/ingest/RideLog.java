package dev.liftline.ingest;

import dev.liftline.model.LiftRide;
import java.time.Duration;
import java.util.List;

/** The durable log of rides. Implementations are thread-safe. */
@FunctionalInterface
public interface RideLog {

    /**
     * Appends rides, those of one skier in their order, and waits until each is acknowledged or has failed, at most for
     * {@code timeout}. Blocks: call it on a virtual thread.
     *
     * @param rides at least one
     * @return a result per ride, in order: {@link RideResult.Acknowledged} or {@link RideResult.Unavailable}
     */
    List<RideResult> append(List<LiftRide> rides, Duration timeout);
}
