package dev.liftline.consumer.kafka;

import dev.liftline.consumer.RideIdentity;
import dev.liftline.model.LiftRide;
import dev.liftline.model.json.MalformedRideException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The records of one poll, decoded into rides and malformed records. For one thread. */
final class DecodedBatch {

    private final List<ConsumerRecord<byte[], byte[]>> sources = new ArrayList<>();
    private final List<LiftRide> rides = new ArrayList<>();
    private final List<RejectedRecord> malformed = new ArrayList<>();

    static DecodedBatch of(ConsumerRecords<byte[], byte[]> records, RideParser parser) {
        DecodedBatch batch = new DecodedBatch();
        for (ConsumerRecord<byte[], byte[]> source : records) {
            try {
                batch.rides.add(parser.parse(source.headers(), source.value()));
                batch.sources.add(source);
            } catch (MalformedRideException e) {
                batch.malformed.add(new RejectedRecord(source, e.reason()));
            } catch (RuntimeException e) {
                // A defect of the parser must not stop the partition.
                batch.malformed.add(new RejectedRecord(source, "The record cannot be read: " + e + "."));
            }
        }
        return batch;
    }

    List<LiftRide> rides() {
        return rides;
    }

    /**
     * The malformed records, and those whose ride the store rejected.
     *
     * @param reasons the reason for each rejected ride
     */
    List<RejectedRecord> rejected(Map<RideIdentity, String> reasons) {
        if (reasons.isEmpty()) {
            return malformed;
        }
        List<RejectedRecord> all = new ArrayList<>(malformed);
        for (int i = 0; i < rides.size(); i++) {
            String reason = reasons.get(RideIdentity.of(rides.get(i)));
            if (reason != null) {
                all.add(new RejectedRecord(sources.get(i), reason));
            }
        }
        return all;
    }
}
