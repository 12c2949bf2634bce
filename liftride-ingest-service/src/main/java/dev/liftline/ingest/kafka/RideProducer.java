package dev.liftline.ingest.kafka;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;

/** A producer, made when it is first needed, because Kafka may be unknown before, and again if it fails for good. Thread-safe. */
final class RideProducer implements AutoCloseable {

    private final ProducerFactory<byte[], byte[]> factory;
    private volatile @Nullable Producer<byte[], byte[]> current;
    private volatile int knownPartitions = 1;

    RideProducer(ProducerFactory<byte[], byte[]> factory) {
        this.factory = factory;
    }

    /** Sends a record. {@code settled} hears what came of it, perhaps before this returns; or this throws instead. */
    void send(ProducerRecord<byte[], byte[]> message, Callback settled) {
        var _ = producer().send(message, settled);
    }

    /** The number of a topic's partitions; afterwards the first record need not wait for them. */
    int partitions(String topic) {
        int partitions = producer().partitionsFor(topic).size();
        knownPartitions = partitions;
        return partitions;
    }

    /** What {@link #partitions} said last, 1 before, without asking Kafka: good enough where nothing depends on it. */
    int knownPartitions() {
        return knownPartitions;
    }

    /** Asks the factory before the next send whether the producer still serves. */
    void distrust() {
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
