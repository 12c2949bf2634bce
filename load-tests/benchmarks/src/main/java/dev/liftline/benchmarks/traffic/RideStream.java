package dev.liftline.benchmarks.traffic;

import dev.liftline.model.LiftRide;
import dev.liftline.model.SchemaVersion;
import dev.liftline.model.Topics;
import dev.liftline.testkit.reconcile.NotReconciledException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import tools.jackson.databind.json.JsonMapper;

/** Writes rides to the topic as the ingest service does, and waits for the offsets that the consumers commit. */
public final class RideStream implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final List<Header> HEADERS = List.of(new RecordHeader(
            Topics.SCHEMA_VERSION_HEADER, SchemaVersion.CURRENT.toString().getBytes(StandardCharsets.UTF_8)));
    private static final long POLL_MILLIS = 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    public RideStream(String bootstrap) {
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrap,
                        "acks",
                        "all",
                        "compression.type",
                        "lz4",
                        "linger.ms",
                        5,
                        "batch.size",
                        128 * 1024),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        admin = Admin.create(Map.of("bootstrap.servers", bootstrap));
    }

    /** Creates the record that the ingest service writes for a ride. */
    public static ProducerRecord<byte[], byte[]> record(LiftRide ride) {
        return new ProducerRecord<>(
                Topics.LIFT_RIDES,
                null,
                Integer.toString(ride.skierId()).getBytes(StandardCharsets.UTF_8),
                JSON.writeValueAsBytes(ride),
                HEADERS);
    }

    /** Sends records and waits until all are acknowledged. */
    public void send(Collection<ProducerRecord<byte[], byte[]>> records)
            throws ExecutionException, InterruptedException {
        for (var acknowledgement : records.stream().map(producer::send).toList()) {
            acknowledgement.get();
        }
    }

    /**
     * Waits until the consumers have committed the offsets of all records: rides are stored and the cache is refreshed.
     *
     * @throws NotReconciledException after {@code timeout}
     */
    public void awaitStored(Duration timeout) throws ExecutionException, InterruptedException, NotReconciledException {
        Map<TopicPartition, Long> endOffsets = endOffsets();
        long deadline = System.nanoTime() + timeout.toNanos();
        while (!committed(endOffsets)) {
            NotReconciledException.require(
                    System.nanoTime() < deadline,
                    () -> "The consumers did not commit all records within " + timeout.toSeconds() + " s");
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
    }

    private Map<TopicPartition, Long> endOffsets() throws ExecutionException, InterruptedException {
        return admin
                .listOffsets(IntStream.range(0, Topics.PARTITIONS)
                        .boxed()
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(Topics.LIFT_RIDES, partition),
                                partition -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, end -> end.getValue().offset()));
    }

    private boolean committed(Map<TopicPartition, Long> endOffsets) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetAndMetadata> committed = admin.listConsumerGroupOffsets(Topics.STORE_GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        return endOffsets.entrySet().stream().allMatch(end -> {
            OffsetAndMetadata reached = committed.get(end.getKey());
            return end.getValue() == 0 || (reached != null && reached.offset() >= end.getValue());
        });
    }
}
