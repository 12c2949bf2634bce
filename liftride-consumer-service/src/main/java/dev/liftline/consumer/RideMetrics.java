package dev.liftline.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts records by outcome in {@code liftline.consumer.records}. The outcomes sum up to the records handled. */
@Component
public class RideMetrics {

    private static final Duration[] BUCKETS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000)
            .map(Duration::ofMillis)
            .toArray(Duration[]::new);

    private static final String RECORDS = "liftline.consumer.records";

    private final Counter stored;
    private final Counter duplicate;
    private final Counter deadLettered;

    RideMetrics(MeterRegistry registry) {
        stored = outcome(registry, "stored");
        duplicate = outcome(registry, "duplicate");
        deadLettered = outcome(registry, "dead_lettered");
    }

    void stored(int newRides, int duplicates) {
        stored.increment(newRides);
        duplicate.increment(duplicates);
    }

    /** Counts records that Kafka acknowledged on the dead-letter topic. */
    public void deadLettered(int records) {
        deadLettered.increment(records);
    }

    /** Buckets for the durations of batches, finest around 100 ms. */
    public static Duration[] buckets() {
        return BUCKETS.clone();
    }

    private static Counter outcome(MeterRegistry registry, String outcome) {
        return Counter.builder(RECORDS)
                .description("Records of lift-rides by outcome")
                .tag("outcome", outcome)
                .register(registry);
    }
}
