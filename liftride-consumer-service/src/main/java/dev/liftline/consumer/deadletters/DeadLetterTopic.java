package dev.liftline.consumer.deadletters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.stereotype.Component;

/** The dead-letter topic as operators see it. */
@Component
class DeadLetterTopic {

    /** The consumer group whose offsets say what was replayed. */
    private static final String REPLAY_GROUP = "lift-rides-dlt-replay";

    private static final int SHOWN = 100;

    private final ConsumerFactory<byte[], byte[]> consumers;

    DeadLetterTopic(ConsumerFactory<byte[], byte[]> consumers) {
        this.consumers = consumers;
    }

    DeadLetterReader open() {
        return new DeadLetterReader(consumers.createConsumer(REPLAY_GROUP, "", "-deadletters"));
    }

    /** The newest letters that were not replayed. */
    DeadLetterReport show() {
        try (DeadLetterReader reader = open()) {
            List<ConsumerRecord<byte[], byte[]>> newest = new ArrayList<>();
            reader.newestPending(SHOWN, newest::add);
            List<DeadLetter> shown = newest.stream()
                    .sorted(Comparator.<ConsumerRecord<byte[], byte[]>>comparingLong(ConsumerRecord::timestamp)
                            .thenComparingLong(ConsumerRecord::offset)
                            .reversed())
                    .limit(SHOWN)
                    .map(DeadLetter::of)
                    .toList();
            return new DeadLetterReport(reader.total(), reader.pending(), shown);
        }
    }
}
