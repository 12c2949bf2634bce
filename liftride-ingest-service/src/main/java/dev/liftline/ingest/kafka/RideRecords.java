package dev.liftline.ingest.kafka;

import dev.liftline.model.LiftRide;
import dev.liftline.model.SchemaVersion;
import dev.liftline.model.Topics;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** A ride as a record of {@code docs/contracts/lift-rides.md}. */
final class RideRecords {

    private static final List<Header> HEADERS = List.of(new RecordHeader(
            Topics.SCHEMA_VERSION_HEADER, SchemaVersion.CURRENT.toString().getBytes(StandardCharsets.UTF_8)));

    private RideRecords() {}

    static ProducerRecord<byte[], byte[]> of(LiftRide ride) {
        return new ProducerRecord<>(Topics.LIFT_RIDES, null, key(ride), RideJson.of(ride), HEADERS);
    }

    /** The skier's id, by which Kafka chooses the partition. */
    static byte[] key(LiftRide ride) {
        return Integer.toString(ride.skierId()).getBytes(StandardCharsets.US_ASCII);
    }
}
