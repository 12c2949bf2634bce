package dev.liftline.consumer;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Counts records by result in {@code liftline.consumer.records}. The results sum up to the records handled. */
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
        stored = result(registry, "stored");
        duplicate = result(registry, "duplicate");
        deadLettered = result(registry, "dead_lettered");
    }

    void stored(int rides) {
        stored.increment(rides);
    }

    void duplicate(int records) {
        duplicate.increment(records);
    }

    /** Counts records that Kafka acknowledged on the dead-letter topic. */
    public void deadLettered(int records) {
        deadLettered.increment(records);
    }

    /** Buckets for the durations of batches, finest around 100 ms. */
    public static Duration[] buckets() {
        return BUCKETS.clone();
    }

    private static Counter result(MeterRegistry registry, String result) {
        return Counter.builder(RECORDS)
                .description("Records of lift-rides by result")
                .tag("result", result)
                .register(registry);
    }
}
