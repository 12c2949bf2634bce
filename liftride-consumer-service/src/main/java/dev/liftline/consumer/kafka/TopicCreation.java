package dev.liftline.consumer.kafka;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.springframework.kafka.config.TopicBuilder;
import org.springframework.kafka.core.KafkaAdmin;

/**
 * Creates the topic of rides and the dead-letter topic, adds missing partitions and sets the configuration that the contracts
 * promise. Safe to run repeatedly and in several replicas at once.
 */
final class TopicCreation implements Runnable {

    // By default a broker rejects a timestamp an hour ahead of its own: a replica with a fast clock could record
    // nothing.
    private static final Map<String, String> RIDES = Map.of(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime");

    // A dead letter is larger than its record by three headers, and is kept until it is replayed.
    private static final Map<String, String> DEAD_LETTERS = Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG,
            "LogAppendTime",
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG,
            "2097152",
            TopicConfig.RETENTION_MS_CONFIG,
            "-1");

    private final KafkaAdmin kafka;
    private final NewTopic[] topics;
    private final Map<ConfigResource, Collection<AlterConfigOp>> configuration;

    TopicCreation(KafkaAdmin kafka, TopicProperties properties, String rides, String deadLetters) {
        this.kafka = kafka;
        this.topics = new NewTopic[] {topic(rides, properties, RIDES), topic(deadLetters, properties, DEAD_LETTERS)};
        this.configuration = Map.of(
                new ConfigResource(ConfigResource.Type.TOPIC, rides), changes(RIDES),
                new ConfigResource(ConfigResource.Type.TOPIC, deadLetters), changes(DEAD_LETTERS));
    }

    /** A new topic. All brokers of a partition but one must have a record before it is acknowledged. */
    static NewTopic topic(String name, TopicProperties properties, Map<String, String> configuration) {
        int minInSyncReplicas = Math.max(1, properties.replication() - 1);
        return TopicBuilder.name(name)
                .partitions(properties.partitions())
                .replicas(properties.replication())
                .configs(configuration)
                .config(TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG, Integer.toString(minInSyncReplicas))
                .build();
    }

    /** @throws KafkaException when Kafka is unavailable */
    @Override
    public void run() {
        kafka.createOrModifyTopics(topics);
        // For topics that existed before. Their min.insync.replicas is the operator's choice.
        try (Admin admin = Admin.create(kafka.getConfigurationProperties())) {
            admin.incrementalAlterConfigs(configuration).all().get();
        } catch (ExecutionException e) {
            throw new KafkaException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    private static Collection<AlterConfigOp> changes(Map<String, String> configuration) {
        return configuration.entrySet().stream()
                .map(entry ->
                        new AlterConfigOp(new ConfigEntry(entry.getKey(), entry.getValue()), AlterConfigOp.OpType.SET))
                .toList();
    }
}
