package dev.liftline.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OffsetCommitterTest {

    private static final TopicPartition ONE = new TopicPartition("lift-rides", 1);
    private static final TopicPartition TWO = new TopicPartition("lift-rides", 2);

    private final SwitchableCache cache = new SwitchableCache();
    private final OffsetCommitter offsets = new OffsetCommitter(cache);
    private @Nullable KafkaException commitFailure;
    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest") {
        @Override
        public synchronized void commitSync(Map<TopicPartition, OffsetAndMetadata> positions) {
            if (commitFailure != null) {
                throw commitFailure;
            }
            super.commitSync(positions);
        }
    };

    OffsetCommitterTest() {
        consumer.assign(List.of(ONE, TWO));
    }

    @Test
    void commitsTheOffsetAfterTheLastRecordWhileTheCacheIsCurrent() {
        cache.current = true;

        commit(ONE, 9);

        assertThat(committed()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(10)));
    }

    @Test
    void keepsTheLastOffsetUntilTheCacheIsCurrent() {
        commit(ONE, 9);
        commit(TWO, 4);
        commit(ONE, 19);
        assertThat(committed()).isEmpty();

        cache.current = true;
        offsets.commit(ConsumerRecords.empty(), consumer);

        assertThat(committed()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(20), TWO, new OffsetAndMetadata(5)));
    }

    @Test
    void commitsOffsetsBeforeARevocation() {
        commit(ONE, 9);
        cache.current = true;

        offsets.onPartitionsRevokedBeforeCommit(consumer, List.of(ONE));

        assertThat(committed()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(10)));
    }

    @Test
    void forgetsRevokedPartitionsWhileTheCacheIsNotCurrent() {
        commit(ONE, 9);
        commit(TWO, 4);

        offsets.onPartitionsRevokedBeforeCommit(consumer, List.of(ONE));
        cache.current = true;
        offsets.commit(ConsumerRecords.empty(), consumer);

        assertThat(committed()).isEqualTo(Map.of(TWO, new OffsetAndMetadata(5)));
    }

    @Test
    void forgetsLostPartitionsWithoutACommit() {
        commit(ONE, 9);
        cache.current = true;

        offsets.onPartitionsLost(consumer, List.of(ONE));
        offsets.commit(ConsumerRecords.empty(), consumer);

        assertThat(committed()).isEmpty();
    }

    @Test
    void ignoresPartitionsThatAreNotAssigned() {
        consumer.assign(List.of(TWO));
        cache.current = true;

        commit(ONE, 9);

        assertThat(committed()).isEmpty();
    }

    @Test
    void keepsOffsetsPerConsumer() {
        commit(ONE, 9);
        var other = new MockConsumer<byte[], byte[]>("earliest");
        other.assign(List.of(ONE));
        offsets.commit(records(ONE, 19), other);

        offsets.onPartitionsLost(consumer, List.of(ONE));
        cache.current = true;
        offsets.commit(ConsumerRecords.empty(), other);

        assertThat(other.committed(Set.of(ONE))).isEqualTo(Map.of(ONE, new OffsetAndMetadata(20)));
    }

    @Test
    void dropsOffsetsThatAnotherConsumerOwns() {
        cache.current = true;
        commitFailure = new CommitFailedException("rebalanced");
        commit(ONE, 9);
        commitFailure = null;

        offsets.commit(ConsumerRecords.empty(), consumer);

        assertThat(committed()).isEmpty();
    }

    @Test
    void commitsAgainAfterATemporaryFailure() {
        cache.current = true;
        commitFailure = new KafkaException("unavailable");
        commit(ONE, 9);
        commitFailure = null;

        offsets.commit(ConsumerRecords.empty(), consumer);

        assertThat(committed()).isEqualTo(Map.of(ONE, new OffsetAndMetadata(10)));
    }

    private void commit(TopicPartition partition, long lastOffset) {
        offsets.commit(records(partition, lastOffset), consumer);
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        return consumer.committed(Set.of(ONE, TWO));
    }

    private static ConsumerRecords<byte[], byte[]> records(TopicPartition partition, long lastOffset) {
        var last = new ConsumerRecord<>(partition.topic(), partition.partition(), lastOffset, new byte[0], new byte[0]);
        return new ConsumerRecords<>(Map.of(partition, List.of(last)), Map.of());
    }
}
