package dev.liftline.consumer.kafka;

import dev.liftline.consumer.RideMetrics;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.stereotype.Component;

/** Size and time of batches, and how often one had to be tried again. */
@Component
class BatchMetrics {

    private final Timer batch;
    private final DistributionSummary size;
    private final Counter retries;

    BatchMetrics(MeterRegistry registry) {
        batch = Timer.builder("liftline.consumer.batch")
                .description("Time of a batch from the poll until everything in it is stored or set aside")
                .serviceLevelObjectives(RideMetrics.buckets())
                .register(registry);
        size = DistributionSummary.builder("liftline.consumer.batch.size")
                .description("Records of a batch")
                .baseUnit("records")
                .register(registry);
        retries = Counter.builder("liftline.consumer.store.retries")
                .description("Batches that failed and are tried again: PostgreSQL or Kafka is away")
                .register(registry);
    }

    /** Runs {@code work} and records it when it succeeds. */
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
