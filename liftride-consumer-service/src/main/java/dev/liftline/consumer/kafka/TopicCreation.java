package dev.liftline.consumer.kafka;

import dev.liftline.model.Topics;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;
import org.springframework.kafka.config.TopicBuilder;

/**
 * Creates the topics that are not there and gives the dead-letter topic what it needs. Throws a {@link KafkaException}
 * while Kafka is away.
 */
final class TopicCreation implements Runnable {

    private static final long TIMEOUT_SECONDS = 10;

    // A letter is its record and three headers, so it must be allowed to be larger; and it stays until it is read.
    // By default a broker refuses what is stamped an hour or more after its own time: a replica whose clock is ahead
    // could record nothing.
    private static final Map<ConfigResource, Collection<AlterConfigOp>> SETTINGS = Map.of(
            new ConfigResource(ConfigResource.Type.TOPIC, Topics.LIFT_RIDES),
            List.of(set(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")),
            new ConfigResource(ConfigResource.Type.TOPIC, Topics.LIFT_RIDES_DLT),
            List.of(
                    set(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, "2097152"),
                    set(TopicConfig.RETENTION_MS_CONFIG, "-1"),
                    set(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "LogAppendTime")));

    private final Map<String, Object> client;
    private final List<NewTopic> topics;

    TopicCreation(Map<String, Object> client, TopicProperties properties) {
        this.client = client;
        this.topics = Stream.of(Topics.LIFT_RIDES, Topics.LIFT_RIDES_DLT)
                .map(name -> TopicBuilder.name(name)
                        .partitions(properties.partitions())
                        .replicas(properties.replication())
                        .config(
                                TopicConfig.MIN_IN_SYNC_REPLICAS_CONFIG,
                                Integer.toString(Math.max(1, properties.replication() - 1)))
                        .build())
                .toList();
    }

    @Override
    public void run() {
        try (Admin admin = Admin.create(client)) {
            admin.createTopics(topics).values().values().forEach(TopicCreation::await);
            await(admin.incrementalAlterConfigs(SETTINGS).all());
        }
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    private static void await(KafkaFuture<Void> done) {
        try {
            done.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new KafkaException(e.getCause());
            }
        } catch (TimeoutException e) {
            throw new KafkaException("No broker answered within " + TIMEOUT_SECONDS + " s.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }
}
