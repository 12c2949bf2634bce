package dev.liftline.consumer.testing;

import dev.liftline.model.Topics;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.TopicPartition;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.core.KafkaAdmin;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;
import org.springframework.kafka.listener.MessageListenerContainer;

/** The consumer group on {@code lift-rides} and this consumer's listener container. */
@TestComponent
public class TestConsumerGroup implements DisposableBean {

    private final Admin admin;
    private final KafkaListenerEndpointRegistry listeners;

    TestConsumerGroup(KafkaAdmin kafka, KafkaListenerEndpointRegistry listeners) {
        this.admin = Admin.create(kafka.getConfigurationProperties());
        this.listeners = listeners;
    }

    /** Number of records whose offset is not committed. */
    public long lag() {
        Map<TopicPartition, Long> ends = ends();
        Map<TopicPartition, OffsetAndMetadata> committed = committed();
        return ends.entrySet().stream()
                .mapToLong(end -> {
                    OffsetAndMetadata offset = committed.get(end.getKey());
                    return end.getValue() - (offset == null ? 0 : offset.offset());
                })
                .sum();
    }

    /** Whether all consumers of the listener are in the group and no rebalance is in progress. */
    public boolean isStable() {
        ConsumerGroupDescription group =
                Objects.requireNonNull(await(() -> admin.describeConsumerGroups(List.of(Topics.STORE_GROUP))
                                .all()
                                .get())
                        .get(Topics.STORE_GROUP));
        return group.groupState() == GroupState.STABLE
                && group.members().size() >= ((ConcurrentMessageListenerContainer<?, ?>) listener()).getConcurrency();
    }

    /** Resets the group to the first record of every partition. Stops the listener meanwhile. */
    public void resetOffsets() {
        listener().stop();
        Map<TopicPartition, OffsetAndMetadata> zero = ends().keySet().stream()
                .collect(Collectors.toMap(partition -> partition, partition -> new OffsetAndMetadata(0)));
        await(() ->
                admin.alterConsumerGroupOffsets(Topics.STORE_GROUP, zero).all().get());
        listener().start();
    }

    public MessageListenerContainer listener() {
        return Objects.requireNonNull(listeners.getListenerContainer("lift-rides"));
    }

    private Map<TopicPartition, Long> ends() {
        Map<TopicPartition, OffsetSpec> latest = IntStream.range(0, Topics.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(Topics.LIFT_RIDES, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return await(() -> admin.listOffsets(latest).all().get()).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, OffsetAndMetadata> committed() {
        return await(() -> admin.listConsumerGroupOffsets(Topics.STORE_GROUP)
                .partitionsToOffsetAndMetadata()
                .get());
    }

    private static <T> T await(AdminCall<T> call) {
        try {
            return call.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void destroy() {
        admin.close();
    }

    private interface AdminCall<T> {
        T get() throws ExecutionException, InterruptedException;
    }
}
