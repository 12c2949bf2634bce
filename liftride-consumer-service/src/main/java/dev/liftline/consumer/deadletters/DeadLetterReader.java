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
 * Reads the dead-letter topic up to where it ended when the reader was opened. Belongs to one thread; to be closed.
 *
 * <p>Each method throws a {@link org.apache.kafka.common.KafkaException} when Kafka does not answer in time.
 */
final class DeadLetterReader implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Duration POLL = Duration.ofMillis(500);

    private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
    private final Map<TopicPartition, Long> beginnings;
    private final Map<TopicPartition, Long> ends;
    private final Map<TopicPartition, Long> replayed;

    /** Takes over {@code consumer}, of which nothing was asked yet. */
    DeadLetterReader(org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.LIFT_RIDES_DLT, TIMEOUT).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        beginnings = consumer.beginningOffsets(partitions, TIMEOUT);
        ends = consumer.endOffsets(partitions, TIMEOUT);
        Map<TopicPartition, OffsetAndMetadata> committed =
                consumer.committed(Map.copyOf(ends).keySet(), TIMEOUT);
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

    /** Passes on what was not replayed, at most the {@code newest} of each partition. */
    void newestPending(int newest, Consumer<ConsumerRecord<byte[], byte[]>> sink) {
        replayed.forEach((partition, from) -> consumer.seek(partition, Math.max(from, end(partition) - newest)));
        readToEnd(records -> records.forEach(sink));
    }

    /** Passes on everything that was not replayed, in portions; each portion counts as replayed once taken. */
    void replay(Consumer<List<ConsumerRecord<byte[], byte[]>>> sink) {
        replayed.forEach(consumer::seek);
        readToEnd(records -> {
            sink.accept(records);
            consumer.commitSync(positions(), TIMEOUT);
        });
    }

    private void readToEnd(Consumer<List<ConsumerRecord<byte[], byte[]>>> sink) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (ends.keySet().stream().anyMatch(this::isBeforeEnd)) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            List<ConsumerRecord<byte[], byte[]>> records = polled.partitions().stream()
                    .flatMap(partition -> polled.records(partition).stream())
                    .filter(record -> record.offset() < end(new TopicPartition(record.topic(), record.partition())))
                    .toList();
            if (!records.isEmpty()) {
                sink.accept(records);
                deadline = System.nanoTime() + TIMEOUT.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new TimeoutException("No dead letters arrived within " + TIMEOUT.toSeconds() + " s.");
            }
        }
    }

    private boolean isBeforeEnd(TopicPartition partition) {
        return consumer.position(partition, TIMEOUT) < end(partition);
    }

    private Map<TopicPartition, OffsetAndMetadata> positions() {
        return ends.keySet().stream()
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> new OffsetAndMetadata(
                                Math.min(consumer.position(partition, TIMEOUT), end(partition)))));
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
