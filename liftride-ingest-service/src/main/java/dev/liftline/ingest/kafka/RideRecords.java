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

/** Builds the records of one request, as {@code docs/contracts/lift-rides.md} states. Not thread-safe. */
final class RideRecords implements AutoCloseable {

    private static final List<Header> HEADERS = List.of(new RecordHeader(
            Topics.SCHEMA_VERSION_HEADER, SchemaVersion.CURRENT.toString().getBytes(StandardCharsets.UTF_8)));

    private final RecordWriter writer = new RecordWriter();

    /** @param key of the ride, from {@link #key} */
    ProducerRecord<byte[], byte[]> of(LiftRide ride, byte[] key) {
        return new ProducerRecord<>(Topics.LIFT_RIDES, null, key, writer.write(ride), HEADERS);
    }

    @Override
    public void close() {
        writer.close();
    }

    /** The skier's id in decimal digits; Kafka chooses the partition by it. */
    static byte[] key(LiftRide ride) {
        return Integer.toString(ride.skierId()).getBytes(StandardCharsets.US_ASCII);
    }
}
