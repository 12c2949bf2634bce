package dev.liftline.local.kafka;

import dev.liftline.local.process.StartException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.TimeoutException;

/** What a running broker holds: topics, consumer groups and their lag. Every method fails with a {@link StartException} after ten seconds. */
public final class KafkaAdmin implements AutoCloseable {

    private final Admin admin;

    private KafkaAdmin(Admin admin) {
        this.admin = admin;
    }

    /** @param bootstrap {@code host:port} */
    public static KafkaAdmin connect(String bootstrap) {
        return new KafkaAdmin(Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
                "5000",
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                "10000")));
    }

    /**
     * A topic.
     *
     * @param records that Kafka still keeps, over all partitions
     * @param replicas of each partition
     * @param inSync replicas in sync, of the partition with the fewest
     */
    public record Topic(String name, int partitions, long records, int replicas, int inSync) {}

    /**
     * A consumer group on one topic.
     *
     * @param lag records after the committed offsets
     */
    public record Group(String name, String state, int members, String topic, long lag) {}

    /** Every topic that a service made, by name. */
    public List<Topic> topics() {
        var topics = new ArrayList<Topic>();
        for (var topic : describe(get(admin.listTopics().names())).values()) {
            topics.add(new Topic(
                    topic.name(),
                    topic.partitions().size(),
                    count(partitions(topic), offsets(partitions(topic), OffsetSpec.earliest())),
                    topic.partitions().stream()
                            .mapToInt(partition -> partition.replicas().size())
                            .min()
                            .orElse(0),
                    topic.partitions().stream()
                            .mapToInt(partition -> partition.isr().size())
                            .min()
                            .orElse(0)));
        }
        return topics;
    }

    /** Every consumer group and each topic that it reads, by name. */
    public List<Group> groups() {
        var groups = new ArrayList<Group>();
        var names = get(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()).stream()
                .map(listing -> listing.groupId())
                .sorted()
                .toList();
        var descriptions = get(admin.describeConsumerGroups(names).all());
        for (var name : names) {
            var description = descriptions.get(name);
            if (description == null) {
                continue;
            }
            var topics = committed(name).keySet().stream()
                    .map(TopicPartition::topic)
                    .distinct()
                    .sorted()
                    .toList();
            for (var topic : topics) {
                groups.add(new Group(
                        name,
                        description.groupState().toString(),
                        description.members().size(),
                        topic,
                        lag(name, topic)));
            }
        }
        return groups;
    }

    /** Records of a topic after the offsets that a group has committed; 0 if there is no such topic. */
    public long lag(String group, String topic) {
        if (!exists(topic)) {
            return 0;
        }
        var partitions = partitions(topic);
        var from = new HashMap<>(offsets(partitions, OffsetSpec.earliest()));
        committed(group)
                .forEach((partition, offset) -> from.computeIfPresent(partition, (p, o) -> Math.max(o, offset)));
        return count(partitions, from);
    }

    /** Records that Kafka still keeps of a topic; 0 if there is no such topic. */
    public long records(String topic) {
        return exists(topic) ? count(partitions(topic), offsets(partitions(topic), OffsetSpec.earliest())) : 0;
    }

    /**
     * Makes a group without members read a topic from its beginning again.
     *
     * @throws StartException if there is no such group, or it has members
     */
    public void resetOffsets(String group, String topic) {
        var members = members(group);
        if (members > 0) {
            throw new StartException(
                    "Group %s still has members (%d): stop the consumers first, with ./liftline down and ./liftline up --without consumer-1."
                            .formatted(group, members));
        }
        var begins = offsets(partitions(topic), OffsetSpec.earliest());
        get(admin.alterConsumerGroupOffsets(
                        group,
                        begins.entrySet().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey, entry -> new OffsetAndMetadata(entry.getValue()))))
                .all());
    }

    private int members(String group) {
        try {
            return get(admin.describeConsumerGroups(List.of(group)).all())
                    .values()
                    .iterator()
                    .next()
                    .members()
                    .size();
        } catch (StartException e) {
            throw e.getCause() instanceof GroupIdNotFoundException
                    ? new StartException("There is no group %s.".formatted(group), e)
                    : e;
        }
    }

    private boolean exists(String topic) {
        return get(admin.listTopics().names()).contains(topic);
    }

    private long count(List<TopicPartition> partitions, Map<TopicPartition, Long> from) {
        var ends = offsets(partitions, OffsetSpec.latest());
        return partitions.stream()
                .mapToLong(partition -> ends.getOrDefault(partition, 0L) - from.getOrDefault(partition, 0L))
                .sum();
    }

    private Map<TopicPartition, Long> committed(String group) {
        return get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()).entrySet().stream()
                .filter(entry -> entry.getValue() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> offsets(List<TopicPartition> partitions, OffsetSpec spec) {
        return get(admin.listOffsets(partitions.stream().collect(Collectors.toMap(partition -> partition, p -> spec)))
                        .all())
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private List<TopicPartition> partitions(String topic) {
        return describe(List.of(topic)).values().stream()
                .flatMap(description -> partitions(description).stream())
                .toList();
    }

    private static List<TopicPartition> partitions(TopicDescription topic) {
        return topic.partitions().stream()
                .map(TopicPartitionInfo::partition)
                .map(partition -> new TopicPartition(topic.name(), partition))
                .toList();
    }

    private Map<String, TopicDescription> describe(Collection<String> names) {
        return new TreeMap<>(get(admin.describeTopics(names).allTopicNames()));
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw explained(e.getCause() == null ? e : e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("Interrupted.", e);
        }
    }

    static StartException explained(Throwable failure) {
        return new StartException(
                (failure instanceof TimeoutException || failure instanceof DisconnectException
                                ? "Kafka does not respond (%s): ./liftline status shows whether it runs."
                                : "Kafka rejects the request (%s): ./liftline logs kafka shows why.")
                        .formatted(failure.getMessage()),
                failure);
    }

    @Override
    public void close() {
        admin.close();
    }
}
