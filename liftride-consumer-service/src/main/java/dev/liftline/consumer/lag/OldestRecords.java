package dev.liftline.consumer.lag;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** When the brokers got the records at some offsets of assigned, paused partitions. For one thread. */
final class OldestRecords {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Consumer<byte[], byte[]> kafka;
    private Map<TopicPartition, Position> known = Map.of();

    OldestRecords(Consumer<byte[], byte[]> kafka) {
        this.kafka = kafka;
    }

    private record Position(long offset, Instant appendedAt) {}

    /**
     * The age of the oldest record at {@code offsets}, zero without any. Reads only records that the last call did not read.
     *
     * @throws KafkaException when Kafka does not return them within some seconds
     */
    Duration age(Map<TopicPartition, Long> offsets) {
        Map<TopicPartition, Position> found = new HashMap<>();
        Map<TopicPartition, Long> unknown = new HashMap<>();
        offsets.forEach((partition, offset) -> {
            Position before = known.get(partition);
            if (before != null && before.offset() == offset) {
                found.put(partition, before);
            } else {
                unknown.put(partition, offset);
            }
        });
        if (!unknown.isEmpty()) {
            read(unknown, found);
        }
        known = found;
        Instant now = Instant.now();
        return found.values().stream()
                .map(position -> Duration.between(position.appendedAt(), now))
                // The brokers' clocks may be ahead of this one.
                .filter(Duration::isPositive)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }

    private void read(Map<TopicPartition, Long> unknown, Map<TopicPartition, Position> found) {
        unknown.forEach(kafka::seek);
        kafka.resume(unknown.keySet());
        long begin = System.nanoTime();
        while (!unknown.isEmpty()) {
            if (System.nanoTime() - begin > TIMEOUT.toNanos()) {
                throw new KafkaException("Kafka returned no records of " + unknown.keySet() + ".");
            }
            for (ConsumerRecord<byte[], byte[]> record : kafka.poll(POLL)) {
                TopicPartition partition = new TopicPartition(record.topic(), record.partition());
                Long offset = unknown.remove(partition);
                if (offset != null) {
                    found.put(partition, new Position(offset, Instant.ofEpochMilli(record.timestamp())));
                    kafka.pause(List.of(partition));
                }
            }
        }
    }
}
