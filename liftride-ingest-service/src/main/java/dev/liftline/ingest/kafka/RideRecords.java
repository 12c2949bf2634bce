package dev.liftline.ingest.kafka;

import dev.liftline.model.LiftRide;
import dev.liftline.model.SchemaVersion;
import dev.liftline.model.Topics;
import dev.liftline.model.json.RecordWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;

/** Rides as records of {@code docs/contracts/lift-rides.md}. For one thread: those of a request share what they have in common. */
final class RideRecords implements AutoCloseable {

    private static final List<Header> HEADERS = List.of(new RecordHeader(
            Topics.SCHEMA_VERSION_HEADER, SchemaVersion.CURRENT.toString().getBytes(StandardCharsets.UTF_8)));

    private final RecordWriter writer = new RecordWriter();

    /** @param key of the ride, as {@link #key} says */
    ProducerRecord<byte[], byte[]> of(LiftRide ride, byte[] key) {
        return new ProducerRecord<>(Topics.LIFT_RIDES, null, key, writer.write(ride), HEADERS);
    }

    @Override
    public void close() {
        writer.close();
    }

    /** The skier's id, by which Kafka chooses the partition. */
    static byte[] key(LiftRide ride) {
        return Integer.toString(ride.skierId()).getBytes(StandardCharsets.US_ASCII);
    }
}
