package dev.liftline.consumer.kafka;

import dev.liftline.consumer.RideMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.stereotype.Component;

/** Measures the size, duration and retries of batches. */
@Component
class BatchMetrics {

    private final Timer batch;
    private final DistributionSummary size;
    private final Counter retries;

    BatchMetrics(MeterRegistry registry) {
        batch = Timer.builder("liftline.consumer.batch")
                .description("Time from the poll until every record of the batch is stored or dead-lettered")
                .serviceLevelObjectives(RideMetrics.buckets())
                .register(registry);
        size = DistributionSummary.builder("liftline.consumer.batch.size")
                .description("Records per batch")
                .baseUnit("records")
                .register(registry);
        retries = Counter.builder("liftline.consumer.batch.retries")
                .description(
                        "Failed attempts at a batch that are retried: PostgreSQL or Kafka is unavailable, or rejects rides")
                .register(registry);
    }

    /** Runs {@code work} and records it if it succeeds. */
    void time(ConsumerRecords<?, ?> records, Runnable work) {
        Timer.Sample sample = Timer.start();
        work.run();
        sample.stop(batch);
        size.record(records.count());
    }

    void retried() {
        retries.increment();
    }
}
