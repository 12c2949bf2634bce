package dev.liftline.ingest.kafka;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.Semaphore;
import org.springframework.stereotype.Component;

/** Counts and limits the rides that Kafka's producer has and has not acknowledged: each takes heap. Thread-safe. */
@Component
final class UnacknowledgedRides {

    private final Semaphore free;

    UnacknowledgedRides(KafkaLogProperties properties, MeterRegistry meters) {
        int limit = properties.maxUnacknowledgedRides();
        this.free = new Semaphore(limit);
        Gauge.builder("liftline.ingest.unacknowledged.rides", free, permits -> limit - permits.availablePermits())
                .description("Rides handed to Kafka's producer without acknowledgement")
                .register(meters);
        Gauge.builder("liftline.ingest.unacknowledged.rides.limit", () -> limit)
                .description("Limit of unacknowledged rides")
                .register(meters);
    }

    /** Adds all rides, or none if they would exceed the limit. */
    boolean tryAdd(int rides) {
        return free.tryAcquire(rides);
    }

    /** Removes one ride. */
    void removeOne() {
        free.release();
    }
}
