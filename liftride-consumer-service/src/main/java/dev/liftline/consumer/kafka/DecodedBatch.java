package dev.liftline.consumer.kafka;

import dev.liftline.consumer.RideIdentity;
import dev.liftline.model.LiftRide;
import dev.liftline.model.json.MalformedRideException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;

/** The records of one poll: rides, and what is none. Belongs to one thread. */
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
            }
        }
        return batch;
    }

    List<LiftRide> rides() {
        return rides;
    }

    /** Every record that is not to be stored: the malformed ones, and those whose ride was refused. */
    List<RejectedRecord> setAside(Map<RideIdentity, String> refused) {
        if (refused.isEmpty()) {
            return malformed;
        }
        List<RejectedRecord> all = new ArrayList<>(malformed);
        for (int i = 0; i < rides.size(); i++) {
            String reason = refused.get(RideIdentity.of(rides.get(i)));
            if (reason != null) {
                all.add(new RejectedRecord(sources.get(i), reason));
            }
        }
        return all;
    }
}
