package dev.liftline.local.kafka;

import dev.liftline.local.process.StartException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/** Reads the last records of a topic without a consumer group. */
public final class RecordReader {

    private static final Duration POLL = Duration.ofMillis(200);

    private final String bootstrap;
    private final Duration timeout;

    /** @param bootstrap {@code host:port} */
    public RecordReader(String bootstrap) {
        this(bootstrap, Duration.ofSeconds(10));
    }

    /** @param timeout of each request, and between records */
    RecordReader(String bootstrap, Duration timeout) {
        this.bootstrap = bootstrap;
        this.timeout = timeout;
    }

    /** A record as text; a record without key or value has null there. */
    public record Line(
            int partition,
            long offset,
            Instant time,
            @Nullable String key,
            @Nullable String value) {}

    /**
     * The newest records, oldest first; none if there is no such topic.
     *
     * @param count at most so many
     * @throws StartException if Kafka does not respond for ten seconds
     */
    public List<Line> last(String topic, int count) {
        try (var consumer = new KafkaConsumer<String, String>(settings())) {
            if (!consumer.listTopics().containsKey(topic)) {
                return List.of();
            }
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            var begins = consumer.beginningOffsets(partitions);
            var ends = consumer.endOffsets(partitions);
            for (var partition : partitions) {
                consumer.seek(
                        partition,
                        Math.max(begins.getOrDefault(partition, 0L), ends.getOrDefault(partition, 0L) - count));
            }
            var lines = new ArrayList<Line>();
            var begun = System.nanoTime();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                var records = consumer.poll(POLL);
                records.forEach(record -> lines.add(line(record)));
                if (!records.isEmpty()) {
                    begun = System.nanoTime();
                } else if (System.nanoTime() - begun > timeout.toNanos()) {
                    throw new TimeoutException("no record for %d ms".formatted(timeout.toMillis()));
                }
            }
            return lines.stream()
                    .sorted(Comparator.comparing(Line::time).thenComparingLong(Line::offset))
                    .skip(Math.max(0, lines.size() - count))
                    .toList();
        } catch (KafkaException e) {
            throw KafkaAdmin.explained(e);
        }
    }

    private Map<String, Object> settings() {
        return Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
                StringDeserializer.class,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                (int) timeout.toMillis(),
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false);
    }

    private static Line line(ConsumerRecord<String, String> record) {
        return new Line(
                record.partition(),
                record.offset(),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                record.value());
    }
}
