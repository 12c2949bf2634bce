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

/** Two consumers of one process, as the reader's threads are, on a topic and in a group of their own. */
@RunningConsumer
class OffsetCommitterIT {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final String TOPIC = "held-offsets-it";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);

    private final OffsetCommitter offsets;
    private final TestRides scene;
    private final KafkaAdmin kafka;
    private final Consumer<byte[], byte[]> cutOff;
    private final Consumer<byte[], byte[]> other;

    OffsetCommitterIT(
            @Autowired OffsetCommitter offsets,
            @Autowired TestRides scene,
            @Autowired KafkaAdmin kafka,
            @Autowired ConsumerFactory<byte[], byte[]> consumers) {
        this.offsets = offsets;
        this.scene = scene;
        this.kafka = kafka;
        Properties soonGivenUp = new Properties();
        soonGivenUp.put(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, "1000");
        this.cutOff = consumers.createConsumer(TOPIC, "cut-off", "", soonGivenUp);
        this.other = consumers.createConsumer(TOPIC, "other", "");
    }

    @BeforeEach
    void createTopic() {
        kafka.createOrModifyTopics(new NewTopic(TOPIC, 1, (short) 1));
    }

    @AfterEach
    void close() {
        // In this order: the first waits to be let in again until the other leaves.
        other.close();
        cutOff.close();
    }

    @Test
    void aConsumerThatHearsLateOfALossLeavesAloneWhatTheNewOwnerHolds() {
        scene.publish(List.of(new ProducerRecord<>(TOPIC, TestRides.utf8("skier"), TestRides.utf8("ride"))));
        subscribe(cutOff);
        offsets.hold(records(cutOff), cutOff);
        // It does not poll, so the group goes on without it.
        subscribe(other);
        offsets.hold(records(other), other);

        await().atMost(LONG).until(() -> {
            cutOff.poll(POLL);
            return !cutOff.assignment().contains(PARTITION);
        });
        offsets.commitDue(other);

        assertThat(other.committed(Set.of(PARTITION))).isEqualTo(Map.of(PARTITION, new OffsetAndMetadata(1)));
    }

    private void subscribe(Consumer<byte[], byte[]> consumer) {
        consumer.subscribe(List.of(TOPIC), new ConsumerRebalanceListener() {
            @Override
            public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
                // Nothing is held of them yet.
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
        return await().atMost(LONG).until(() -> consumer.poll(POLL), polled -> !polled.isEmpty());
    }
}
