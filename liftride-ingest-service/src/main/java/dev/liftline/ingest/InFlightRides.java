package dev.liftline.ingest;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/**
 * Counts the rides that were sent and are not settled yet, and bounds them: what waits for Kafka takes memory, and a
 * clear refusal now is worth more to a scanner than a time-out later. Safe for use by many threads.
 */
@Component
final class InFlightRides {

    private final Semaphore room;

    InFlightRides(IngestProperties properties, MeterRegistry meters) {
        int limit = properties.maxInFlight();
        this.room = new Semaphore(limit);
        Gauge.builder("liftline.ingest.in.flight", room, free -> limit - free.availablePermits())
                .description("Rides sent to Kafka and not settled yet")
                .register(meters);
        Gauge.builder("liftline.ingest.in.flight.limit", () -> limit)
                .description("The most rides that may be in flight")
                .register(meters);
    }

    /** Makes room for all of them or for none. */
    boolean tryEnter(int rides) {
        return room.tryAcquire(rides);
    }

    /** Gives back the room of one ride. */
    void leave() {
        room.release();
    }
}
