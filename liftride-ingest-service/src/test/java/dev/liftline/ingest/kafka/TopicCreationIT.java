package dev.liftline.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.ingest.IngestIntegrationTest;
import dev.liftline.model.Topics;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaAdmin;

@IngestIntegrationTest
class TopicCreationIT {

    private final KafkaAdmin kafkaAdmin;
    private final List<RideProducer> producers;

    TopicCreationIT(@Autowired KafkaAdmin kafkaAdmin, @Autowired List<RideProducer> producers) {
        this.kafkaAdmin = kafkaAdmin;
        this.producers = producers;
    }

    @Test
    void aTopicThatIsAbsentIsCreated() throws Exception {
        try (Admin admin = Admin.create(kafkaAdmin.getConfigurationProperties())) {
            admin.deleteTopics(List.of(Topics.LIFT_RIDES_DLT)).all().get();
            // The controller answers before the broker, which the next question goes to, has heard of it.
            await().until(() -> !admin.listTopics().names().get().contains(Topics.LIFT_RIDES_DLT));

            new TopicCreation(kafkaAdmin, producers).create();

            await().until(() -> admin.listTopics().names().get().contains(Topics.LIFT_RIDES_DLT));
            Map<String, TopicDescription> topics = admin.describeTopics(
                            List.of(Topics.LIFT_RIDES, Topics.LIFT_RIDES_DLT))
                    .allTopicNames()
                    .get();
            assertThat(topics.values())
                    .hasSize(2)
                    .allSatisfy(topic -> assertThat(topic.partitions()).hasSize(Topics.PARTITIONS));
            ConfigResource deadLetters = new ConfigResource(ConfigResource.Type.TOPIC, Topics.LIFT_RIDES_DLT);
            Map<ConfigResource, Config> configs =
                    admin.describeConfigs(List.of(deadLetters)).all().get();
            assertThat(configs.values())
                    .singleElement()
                    .satisfies(config ->
                            assertThat(config.get("retention.ms").value()).isEqualTo("-1"));
        }
    }
}
