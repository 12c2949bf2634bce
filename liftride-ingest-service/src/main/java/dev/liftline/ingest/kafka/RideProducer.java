package dev.liftline.ingest.kafka;

import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.core.ProducerFactory;

/** A producer, made when it is first needed, because Kafka may be unknown before, and again if it fails for good. Thread-safe. */
final class RideProducer implements AutoCloseable {

    private final ProducerFactory<String, byte[]> factory;
    private volatile @Nullable Producer<String, byte[]> current;

    RideProducer(ProducerFactory<String, byte[]> factory) {
        this.factory = factory;
    }

    /** Sends a record. {@code settled} hears what came of it, perhaps before this returns; or this throws instead. */
    void send(ProducerRecord<String, byte[]> message, Callback settled) {
        var _ = producer().send(message, settled);
    }

    /** The number of a topic's partitions; afterwards the first record need not wait for them. */
    int partitions(String topic) {
        return producer().partitionsFor(topic).size();
    }

    /** Asks the factory before the next send whether the producer still serves. */
    void distrust() {
        current = null;
    }

    @Override
    public void close() {
        factory.reset();
    }

    private Producer<String, byte[]> producer() {
        Producer<String, byte[]> producer = current;
        if (producer == null) {
            producer = factory.createProducer();
            current = producer;
        }
        return producer;
    }
}
