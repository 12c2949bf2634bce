package dev.liftline.ingest.kafka;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;

/** A Kafka producer that is created on first use and replaced after a fatal error. Thread-safe. */
final class RideProducer implements AutoCloseable {

    private final ProducerFactory<byte[], byte[]> factory;
    private volatile @Nullable Producer<byte[], byte[]> current;
    private volatile int knownPartitions = 1;

    RideProducer(ProducerFactory<byte[], byte[]> factory) {
        this.factory = factory;
    }

    /** Sends a record. Runs {@code callback} on completion, perhaps before this returns, unless this throws. */
    void send(ProducerRecord<byte[], byte[]> message, Callback callback) {
        var _ = producer().send(message, callback);
    }

    /** Fetches the number of a topic's partitions, so that the first record need not wait for the metadata. */
    int partitions(String topic) {
        int partitions = producer().partitionsFor(topic).size();
        knownPartitions = partitions;
        return partitions;
    }

    /** The latest result of {@link #partitions}, 1 before. Does not ask Kafka: use it for hints only. */
    int knownPartitions() {
        return knownPartitions;
    }

    /** Asks the factory for a producer before the next send. */
    void invalidate() {
        current = null;
    }

    @Override
    public void close() {
        factory.reset();
    }

    private Producer<byte[], byte[]> producer() {
        Producer<byte[], byte[]> producer = current;
        if (producer == null) {
            producer = factory.createProducer();
            current = producer;
        }
        return producer;
    }
}
