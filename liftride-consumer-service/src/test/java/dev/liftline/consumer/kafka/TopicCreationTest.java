package dev.liftline.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicCreationTest {

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 2", "5, 4"})
    void requiresAllReplicasButOneInSync(short replication, String minInSyncReplicas) {
        NewTopic topic = TopicCreation.topic("rides", new TopicProperties(12, replication), Map.of());

        assertThat(topic.numPartitions()).isEqualTo(12);
        assertThat(topic.replicationFactor()).isEqualTo(replication);
        assertThat(topic.configs()).containsEntry("min.insync.replicas", minInSyncReplicas);
    }
}
