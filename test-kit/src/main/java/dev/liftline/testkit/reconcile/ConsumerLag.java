package dev.liftline.testkit.reconcile;

import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/** Records of {@code lift-rides} whose offsets no consumer has committed yet. Thread-safe. */
public final class ConsumerLag implements AutoCloseable {

    private static final int TIMEOUT_MILLIS = 1_500;

    private final Admin kafka;

    public ConsumerLag(String bootstrap) {
        this.kafka = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                TIMEOUT_MILLIS,
                AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG,
                500));
    }

    /** The number of records; -1 if Kafka does not respond within 1.5 s. */
    public long records() throws InterruptedException {
        try {
            return uncommitted();
        } catch (ExecutionException e) {
            return -1;
        }
    }

    @Override
    public void close() {
        kafka.close(Duration.ofSeconds(1));
    }

    private long uncommitted() throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> latest =
                kafka.describeTopics(List.of(Topics.LIFT_RIDES)).allTopicNames().get().values().stream()
                        .flatMap(topic -> topic.partitions().stream()
                                .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        // The committed offsets first: a commit between the two requests would make the lag negative.
        Map<TopicPartition, OffsetAndMetadata> committed = kafka.listConsumerGroupOffsets(Topics.STORE_GROUP)
                .partitionsToOffsetAndMetadata()
                .get();
        Map<TopicPartition, ListOffsetsResultInfo> ends =
                kafka.listOffsets(latest).all().get();
        return ends.entrySet().stream()
                .mapToLong(partition -> {
                    OffsetAndMetadata offset = committed.get(partition.getKey());
                    return partition.getValue().offset() - (offset == null ? 0 : offset.offset());
                })
                .sum();
    }
}
