package dev.liftline.ingest.kafka;

import dev.liftline.model.Topics;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Creates the topics and fetches their metadata: once before the service is ready, then in the background until it
 * succeeds. The service starts without Kafka.
 */
@Component
final class TopicCreation implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(TopicCreation.class);

    private final KafkaAdmin admin;
    private final List<RideProducer> producers;
    private boolean done;

    TopicCreation(KafkaAdmin admin, List<RideProducer> producers) {
        this.admin = admin;
        this.producers = producers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        create();
    }

    @Scheduled(
            initialDelayString = "${liftline.ingest.kafka.topic.retry}",
            fixedDelayString = "${liftline.ingest.kafka.topic.retry}")
    synchronized void create() {
        if (done) {
            return;
        }
        try {
            admin.initialize();
            for (RideProducer producer : producers) {
                int partitions = producer.partitions(Topics.LIFT_RIDES);
                log.info("Topic {} has {} partitions", Topics.LIFT_RIDES, partitions);
            }
            done = true;
        } catch (RuntimeException e) {
            log.warn(
                    "Kafka is not ready; rides get 503 until it is: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).toString());
        }
    }
}
