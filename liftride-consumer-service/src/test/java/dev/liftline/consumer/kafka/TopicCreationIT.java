package dev.liftline.consumer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.liftline.consumer.testing.RunningConsumer;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.core.KafkaAdmin;

/** Uses its own topics, because the other tests share those of the service. */
@RunningConsumer
class TopicCreationIT {

    private final KafkaAdmin kafka;
    private final Admin admin;
    private final String rides = "rides-" + UUID.randomUUID();
    private final String deadLetters = rides + "-dlt";

    TopicCreationIT(@Autowired KafkaAdmin kafka) {
        this.kafka = kafka;
        this.admin = Admin.create(kafka.getConfigurationProperties());
    }

    @AfterEach
    void deleteTopics() {
        kafka.deleteTopics(rides, deadLetters);
        admin.close();
    }

    @Test
    void createsAbsentTopicsWithTheirConfiguration() {
        create(3);

        await().ignoreExceptions().until(() -> partitions(rides) == 3);
        await().ignoreExceptions().until(() -> partitions(deadLetters) == 3);
        awaitValue(rides, "message.timestamp.type", "LogAppendTime");
        awaitValue(rides, "min.insync.replicas", "1");
        awaitValue(deadLetters, "message.timestamp.type", "LogAppendTime");
        awaitValue(deadLetters, "min.insync.replicas", "1");
        awaitValue(deadLetters, "retention.ms", "-1");
        awaitValue(deadLetters, "max.message.bytes", "2097152");
    }

    @Test
    void configuresExistingTopicsAndKeepsTheRestOfTheirConfiguration() throws Exception {
        admin.createTopics(List.of(
                        new NewTopic(rides, 1, (short) 1),
                        new NewTopic(deadLetters, 1, (short) 1)
                                .configs(Map.of("retention.ms", "1000", "min.insync.replicas", "2"))))
                .all()
                .get();

        create(1);

        awaitValue(rides, "message.timestamp.type", "LogAppendTime");
        awaitValue(deadLetters, "retention.ms", "-1");
        awaitValue(deadLetters, "max.message.bytes", "2097152");
        awaitValue(deadLetters, "min.insync.replicas", "2");
    }

    @Test
    void addsMissingPartitionsAndRemovesNone() throws Exception {
        create(2);
        await().ignoreExceptions().until(() -> partitions(rides) == 2 && partitions(deadLetters) == 2);

        create(4);
        await().ignoreExceptions().until(() -> partitions(rides) == 4);
        await().ignoreExceptions().until(() -> partitions(deadLetters) == 4);

        create(3);
        assertThat(partitions(rides)).isEqualTo(4);
    }

    private void create(int partitions) {
        new TopicCreation(kafka, new TopicProperties(partitions, (short) 1), rides, deadLetters).run();
    }

    private int partitions(String topic) throws Exception {
        return Objects.requireNonNull(admin.describeTopics(List.of(topic))
                        .allTopicNames()
                        .get()
                        .get(topic))
                .partitions()
                .size();
    }

    /** Brokers report a change with a delay. */
    private void awaitValue(String topic, String name, String expected) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, topic);
        await().ignoreExceptions().untilAsserted(() -> {
            Map<ConfigResource, Config> all =
                    admin.describeConfigs(List.of(resource)).all().get();
            assertThat(Objects.requireNonNull(all.get(resource)).get(name).value())
                    .isEqualTo(expected);
        });
    }
}
