package dev.liftline.consumer.deadletters;

import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * Reads the dead-letter topic up to its end at the time the reader was opened. For one thread; must be closed.
 *
 * <p>Every method throws a {@link org.apache.kafka.common.KafkaException} when Kafka does not respond within the timeout.
 */
final class DeadLetterReader implements AutoCloseable {

    private static final Duration POLL_TIMEOUT = Duration.ofMillis(500);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Duration timeout;
    private final Map<TopicPartition, Long> beginnings;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> replayed;

    /** Takes ownership of {@code consumer}, which must be unused. */
    DeadLetterReader(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer, Duration timeout) {
        this.consumer = consumer;
        this.timeout = timeout;
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.LIFT_RIDES_DLT, timeout).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        beginnings = consumer.beginningOffsets(partitions, timeout);
        ends = consumer.endOffsets(partitions, timeout);
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(Map.copyOf(ends).keySet(), timeout);
        replayed = partitions.stream().collect(Collectors.toMap(partition -> partition, partition -> {
            OffsetAndMetadata offset = committed.get(partition);
            long begin = beginnings.getOrDefault(partition, 0L);
            return offset == null ? begin : Math.max(begin, offset.offset());
        }));
    }

    long total() {
        return difference(beginnings);
    }

    long pending() {
        return difference(replayed);
    }

    /** Passes pending dead letters to {@code sink}, at most the newest {@code newest} of each partition. */
    void newestPending(int newest, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        replayed.forEach((partition, from) -> consumer.seek(partition, Math.max(from, end(partition) - newest)));
        readToEnd(records -> records.forEach(sink));
    }

    /** Passes all pending dead letters to {@code sink} in portions. A portion counts as replayed when the sink returns. */
    void replay(Consumer<List<ConsumerRecord<byte[], byte[]>>> sink) {
        replayed.forEach(consumer::seek);
        readToEnd(records -> {
            sink.accept(records);
            consumer.commitSync(positions(), timeout);
        });
    }

    private void readToEnd(Consumer<List<ConsumerRecord<byte[], byte[]>>> sink) {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (ends.keySet().stream().anyMatch(this::isBeforeEnd)) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL_TIMEOUT);
            List<ConsumerRecord<byte[], byte[]>> records = polled.partitions().stream()
                    .flatMap(partition -> polled.records(partition).stream())
                    .filter(record -> record.offset() < end(new TopicPartition(record.topic(), record.partition())))
                    .toList();
            if (!records.isEmpty()) {
                sink.accept(records);
                deadline = System.nanoTime() + timeout.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new TimeoutException("No dead letters arrived within " + timeout.toSeconds() + " s.");
            }
        }
    }

    private boolean isBeforeEnd(TopicPartition partition) {
        return consumer.position(partition, timeout) < end(partition);
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        return ends.keySet().stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> new OffsetAndMetadata(
                                Math.min(consumer.position(partition, timeout), end(partition)))));
    }

    private long end(TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }

    private long difference(Map<TopicPartition, Long> from) {
        return from.entrySet().stream()
                .mapToLong(entry -> Math.max(0, end(entry.getKey()) - entry.getValue()))
                .sum();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
