package dev.liftline.consumer.lag;

import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Reads the lag of the consumer group that stores rides: end offsets less committed offsets, and the timestamps of the
 * records at the committed offsets. Does not join the group, so the group's members change nothing. Thread-safe.
 */
final class LagReader implements AutoCloseable {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final Consumer<byte[], byte[]> kafka;
    private final OldestRecords oldest;

    /** @param configuration of the service's consumers */
    LagReader(Map<String, Object> configuration, String clientId) {
        Map<String, Object> own = new HashMap<>(configuration);
        own.put(ConsumerConfig.CLIENT_ID_CONFIG, clientId);
        own.put(ConsumerConfig.GROUP_ID_CONFIG, Topics.STORE_GROUP);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        own.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        own.put(ConsumerConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        own.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 1);
        own.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 1);
        // Room for one of ingest's batches.
        own.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 256 * 1024);
        kafka = new KafkaConsumer<>(own);
        oldest = new OldestRecords(kafka);
    }

    /** @throws KafkaException when Kafka does not respond within some seconds */
    synchronized Lag read() {
        Set<TopicPartition> partitions = kafka.partitionsFor(Topics.LIFT_RIDES).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .collect(Collectors.toSet());
        if (partitions.isEmpty()) {
            throw new KafkaException("The topic " + Topics.LIFT_RIDES + " does not exist.");
        }
        kafka.assign(partitions);
        kafka.pause(partitions);
        // The ends last: a commit in between would make the lag negative.
        Map<TopicPartition, OffsetAndMetadata> committed = kafka.committed(partitions);
        Map<TopicPartition, Long> begins = kafka.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = kafka.endOffsets(partitions);
        Map<TopicPartition, Long> pending = new HashMap<>();
        long records = 0;
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata offset = committed.get(partition);
            // Kafka has deleted records whose retention ended.
            long next = Math.max(offset == null ? 0 : offset.offset(), begins.getOrDefault(partition, 0L));
            long count = ends.getOrDefault(partition, next) - next;
            if (count > 0) {
                records += count;
                pending.put(partition, next);
            }
        }
        return new Lag(records, oldest.age(pending));
    }

    /** Ends a read in another thread with a {@link WakeupException} first. */
    @Override
    public void close() {
        kafka.wakeup();
        synchronized (this) {
            kafka.close(CloseOptions.timeout(Duration.ofSeconds(1)));
        }
    }
}
