package dev.liftline.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import dev.liftline.consumer.testing.TestRides;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaAdmin;

/** Two consumers of one process, like those of the listener, with their own topic and group. */
@RunningConsumer
class OffsetCommitterIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TOPIC = "offset-committer-it";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final SwitchableCache cache = new SwitchableCache();
    private final OffsetCommitter offsets = new OffsetCommitter(cache);
    private final TestRides testRides;
    private final KafkaAdmin kafka;
    private final Consumer<byte[], byte[]> late;
    private final Consumer<byte[], byte[]> other;

    OffsetCommitterIT(
            @Autowired TestRides testRides,
            @Autowired KafkaAdmin kafka,
            @Autowired ConsumerFactory<byte[], byte[]> consumers) {
        this.testRides = testRides;
        this.kafka = kafka;
        Properties properties = new Properties();
        properties.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "1000");
        this.late = consumers.createConsumer(TOPIC, "late", "", properties);
        this.other = consumers.createConsumer(TOPIC, "other", "");
    }

    @BeforeEach
    void createTopic() {
        kafka.createOrModifyTopics(new NewTopic(TOPIC, 1, (short) 1));
    }

    @AfterEach
    void close() {
        // In this order: `late` rejoins the group only after `other` has left.
        other.close();
        late.close();
    }

    @Test
    void keepsTheNewOwnersOffsetsAfterALateRevocation() {
        testRides.publish(List.of(new ProducerRecord<>(TOPIC, TestRides.utf8("skier"), TestRides.utf8("ride"))));
        subscribe(late);
        offsets.commit(records(late), late);
        // `late` does not poll, so the group removes it.
        subscribe(other);
        offsets.commit(records(other), other);

        await().atMost(TIMEOUT).until(() -> {
            late.poll(POLL);
            return !late.assignment().contains(PARTITION);
        });
        cache.current = true;
        offsets.commit(ConsumerRecords.empty(), other);

        assertThat(other.committed(Set.of(PARTITION))).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(1)));
    }

    private void subscribe(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(TOPIC), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // There are no uncommitted offsets for them.
            }

            @Override
            public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
                offsets.onPartitionsRevokedBeforeCommit(consumer, partitions);
            }

            @Override
            public void onPartitionsLost(Collection<TopicPartition> partitions) {
                offsets.onPartitionsLost(consumer, partitions);
            }
        });
    }

    private static ConsumerRecords<byte[], byte[]> records(Consumer<byte[], byte[]> consumer) {
        return await().atMost(TIMEOUT).until(() -> consumer.poll(POLL), polled -> !polled.isEmpty());
    }
}
