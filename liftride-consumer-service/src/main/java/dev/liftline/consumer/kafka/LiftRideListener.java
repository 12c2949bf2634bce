package dev.liftline.consumer.kafka;

import dev.liftline.consumer.RideIdentity;
import dev.liftline.consumer.StoreRides;
import dev.liftline.model.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Takes each poll's records through the use case. */
@Component
class LiftRideListener {

    static final String ID = "lift-rides";

    private final RideParser parser;
    private final StoreRides storeRides;
    private final DeadLetterPublisher deadLetters;
    private final OffsetCommitter offsets;
    private final BatchMetrics metrics;

    LiftRideListener(
            RideParser parser,
            StoreRides storeRides,
            DeadLetterPublisher deadLetters,
            OffsetCommitter offsets,
            BatchMetrics metrics) {
        this.parser = parser;
        this.storeRides = storeRides;
        this.deadLetters = deadLetters;
        this.offsets = offsets;
        this.metrics = metrics;
    }

    /**
     * Returns once every record is stored or set aside; throws when one is not, and is then called again with the same
     * records. Only then are the offsets due.
     */
    @KafkaListener(id = ID, idIsGroup = false, topics = Topics.LIFT_RIDES, groupId = Topics.STORE_GROUP)
    void onRecords(ConsumerRecords<byte[], byte[]> records, Consumer<?, ?> consumer) {
        metrics.time(records, () -> {
            DecodedBatch batch = DecodedBatch.of(records, parser);
            Map<RideIdentity, String> refused = storeRides.store(batch.rides());
            deadLetters.publish(batch.setAside(refused));
        });
        offsets.hold(records, consumer);
        offsets.commitDue(consumer);
    }
}
