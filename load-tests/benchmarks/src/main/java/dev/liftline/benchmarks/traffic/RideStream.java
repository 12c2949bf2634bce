package dev.liftline.benchmarks.traffic;

import dev.liftline.model.LiftRide;
import dev.liftline.model.SchemaVersion;
import dev.liftline.model.Topics;
import dev.liftline.model.json.RecordWriter;
import dev.liftline.testkit.reconcile.ConsumerLag;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.ReferenceRide;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes rides to the topic as the ingest service does, and waits for the offsets that the consumers commit. */
public final class RideStream implements AutoCloseable {

    private static final List<Header> HEADERS = List.of(new RecordHeader(
            Topics.SCHEMA_VERSION_HEADER, SchemaVersion.CURRENT.toString().getBytes(StandardCharsets.UTF_8)));
    private static final Map<String, Object> PRODUCER_SETTINGS =
            Map.of("acks", "all", "compression.type", "lz4", "linger.ms", 5, "batch.size", 128 * 1024);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(20);

    private final KafkaProducer<byte[], byte[]> producer;
    private final ConsumerLag lag;

    public RideStream(String bootstrap) {
        Map<String, Object> settings = new HashMap<>(PRODUCER_SETTINGS);
        settings.put("bootstrap.servers", bootstrap);
        producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
        lag = new ConsumerLag(bootstrap);
    }

    /** Creates the records that the ingest service writes for rides of one batch received now. */
    public static List<ProducerRecord<byte[], byte[]>> records(int season, List<ReferenceRide> rides) {
        return records(Topics.LIFT_RIDES, season, rides);
    }

    /** Creates the same records for another topic. */
    public static List<ProducerRecord<byte[], byte[]>> records(String topic, int season, List<ReferenceRide> rides) {
        Instant now = Instant.now();
        try (RecordWriter json = new RecordWriter()) {
            return rides.stream()
                    .map(ride -> new LiftRide(
                            ride.resort(), season, ride.day(), ride.skier(), ride.lift(), ride.time(), now, null))
                    .map(ride -> new ProducerRecord<>(
                            topic,
                            null,
                            Integer.toString(ride.skierId()).getBytes(StandardCharsets.UTF_8),
                            json.write(ride),
                            HEADERS))
                    .toList();
        }
    }

    /** Sends records, waits until all are acknowledged, and returns their places in the same order. */
    public List<RecordMetadata> send(Collection<ProducerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        List<RecordMetadata> places = new ArrayList<>(records.size());
        for (var acknowledgement : records.stream().map(producer::send).toList()) {
            places.add(acknowledgement.get());
        }
        return places;
    }

    /** Sends a record without waiting for its acknowledgement. */
    public Future<RecordMetadata> begin(ProducerRecord<byte[], byte[]> ride) {
        return producer.send(ride);
    }

    /**
     * Waits until the consumers have committed the offsets of all records: rides are stored and the cache is refreshed.
     *
     * @throws NotReconciledException after {@code timeout}
     */
    public void awaitStored(Duration timeout) throws InterruptedException, NotReconciledException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (lag.records() != 0) {
            NotReconciledException.require(
                    System.nanoTime() < deadline,
                    () -> "The consumers did not commit all records within " + timeout.toSeconds() + " s");
            Thread.sleep(POLL_INTERVAL);
        }
    }

    @Override
    public void close() {
        producer.close();
        lag.close();
    }
}
