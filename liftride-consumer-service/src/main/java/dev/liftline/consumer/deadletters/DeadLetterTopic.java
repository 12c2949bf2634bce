package dev.liftline.consumer.deadletters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** Opens readers of the dead-letter topic and reports its contents. */
@Component
class DeadLetterTopic {

    /** The consumer group whose committed offsets mark what was replayed. */
    private static final String REPLAY_GROUP = "lift-rides-dlt-replay";

    private static final int MAX_LISTED = 100;

    private final ConsumerFactory<byte[], byte[]> consumers;
    private final DeadLetterProperties properties;

    DeadLetterTopic(ConsumerFactory<byte[], byte[]> consumers, DeadLetterProperties properties) {
        this.consumers = consumers;
        this.properties = properties;
    }

    DeadLetterReader open() {
        return new DeadLetterReader(consumers.createConsumer(REPLAY_GROUP, "", "-deadletters"), properties.timeout());
    }

    /** Reports the newest pending dead letters, at most {@value #MAX_LISTED}. */
    DeadLetterReport report() {
        try (DeadLetterReader reader = open()) {
            List<ConsumerRecord<byte[], byte[]>> newest = new ArrayList<>();
            reader.newestPending(MAX_LISTED, newest::add);
            List<DeadLetter> listed = newest.stream()
                    .sorted(Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                            .thenComparingLong(ConsumerRecord::offset)
                            .reversed())
                    .limit(MAX_LISTED)
                    .map(DeadLetter::of)
                    .toList();
            return new DeadLetterReport(reader.total(), reader.pending(), listed);
        }
    }
}
