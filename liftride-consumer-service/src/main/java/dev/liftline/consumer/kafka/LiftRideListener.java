package dev.liftline.consumer.kafka;

import dev.liftline.consumer.RideIdentity;
import dev.liftline.consumer.StoreRides;
import dev.liftline.model.Topics;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.stereotype.Component;

/** Decodes, stores and commits the records of each poll. */
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

    /** Returns once every record is stored or dead-lettered. If it throws, it is called again with the same records. */
    @KafkaListener(id = ID, idIsGroup = false, topics = Topics.LIFT_RIDES, groupId = Topics.STORE_GROUP)
    void onRecords(ConsumerRecords<byte[], byte[]> records, Consumer<?, ?> consumer) {
        metrics.time(records, () -> {
            DecodedBatch batch = DecodedBatch.of(records, parser);
            Map<RideIdentity, String> rejected = storeRides.store(batch.rides());
            deadLetters.publish(batch.rejected(rejected));
        });
        offsets.commit(records, consumer);
    }
}
