package dev.liftline.ingest.kafka;

import dev.liftline.model.Topics;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Creates the topics in the background and tries again until Kafka is there: the service starts without it. Then it
 * fetches their metadata, so that the first ride does not wait for it.
 */
@Component
final class TopicCreation {

    private static final Logger LOG = LoggerFactory.getLogger(TopicCreation.class);

    private final KafkaAdmin admin;
    private final KafkaTemplate<String, byte[]> kafka;
    private boolean done;

    TopicCreation(KafkaAdmin admin, KafkaTemplate<String, byte[]> kafka) {
        this.admin = admin;
        this.kafka = kafka;
    }

    @Scheduled(fixedDelayString = "${liftline.ingest.kafka.topic.retry}")
    synchronized void create() {
        if (done) {
            return;
        }
        try {
            admin.initialize();
            int partitions = kafka.partitionsFor(Topics.LIFT_RIDES).size();
            LOG.info("Topic {} is there with {} partitions", Topics.LIFT_RIDES, partitions);
            done = true;
        } catch (RuntimeException e) {
            LOG.warn(
                    "Kafka is not ready; rides are answered 503 until it is: {}",
                    NestedExceptionUtils.getMostSpecificCause(e).getMessage());
        }
    }
}
