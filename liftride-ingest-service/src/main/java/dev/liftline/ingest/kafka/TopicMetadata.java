package dev.liftline.ingest.kafka;

import dev.liftline.model.Topics;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Fetches the metadata of the topic of rides, which the consumer creates: once before the service is ready, then in the
 * background until it succeeds. The service starts without Kafka and without the topic.
 */
@Component
final class TopicMetadata implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(TopicMetadata.class);
    private static final long RETRY_MILLIS = 2_000;

    private final List<RideProducer> producers;
    private final KafkaLogProperties properties;
    private boolean fetched;
    private String lastFailure = "";

    TopicMetadata(List<RideProducer> producers, KafkaLogProperties properties) {
        this.producers = producers;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        fetch();
    }

    // A fixed rate, because tasks with a fixed delay share one thread, and this one would delay TimeoutSweeper.
    @Scheduled(initialDelay = RETRY_MILLIS, fixedRate = RETRY_MILLIS)
    synchronized void fetch() {
        if (fetched) {
            return;
        }
        try {
            for (RideProducer producer : producers) {
                int partitions = producer.partitions(Topics.LIFT_RIDES);
                log.info("Topic {} has {} partitions", Topics.LIFT_RIDES, partitions);
            }
            fetched = true;
        } catch (RuntimeException e) {
            warn(String.valueOf(NestedExceptionUtils.getMostSpecificCause(e).getMessage()));
        }
    }

    /** Once per reason: the attempts would fill the log. */
    private void warn(String failure) {
        if (!failure.equals(lastFailure)) {
            lastFailure = failure;
            log.warn(
                    "Kafka at {} or topic {} is unavailable; rides get 503 until it is available: {}",
                    String.join(",", properties.bootstrap()),
                    Topics.LIFT_RIDES,
                    failure);
        }
    }
}
