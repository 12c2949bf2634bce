package dev.liftline.drills.faults;

import dev.liftline.drills.plan.DrillContext;
import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Moves the leader of every partition to another broker. */
final class LeaderMove {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    private LeaderMove() {}

    static void moveAll(DrillContext context) throws Exception {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, context.stack().kafkaBootstrap()))) {
            Map<TopicPartition, TopicPartitionInfo> before = partitions(admin);
            admin.alterPartitionReassignments(before.entrySet().stream()
                            .collect(Collectors.toMap(
                                    Map.Entry::getKey, partition -> otherLeader(partition.getValue()))))
                    .all()
                    .get();
            long moved = elect(admin, before);
            context.note("%d of %d partitions have a new leader".formatted(moved, before.size()));
            if (moved < before.size()) {
                throw new IllegalStateException("not every leader moved");
            }
        }
    }

    /** The same replicas, another one first. */
    private static Optional<NewPartitionReassignment> otherLeader(TopicPartitionInfo partition) {
        List<Integer> replicas =
                new ArrayList<>(partition.replicas().stream().map(Node::id).toList());
        while (replicas.getFirst() == partition.leader().id()) {
            Collections.rotate(replicas, -1);
        }
        return Optional.of(new NewPartitionReassignment(replicas));
    }

    /** Retries: the controller responds before it carries out a reassignment, and brokers learn of it later still. */
    private static long elect(Admin admin, Map<TopicPartition, TopicPartitionInfo> before) throws Exception {
        long begun = System.nanoTime();
        long moved = 0;
        while (moved < before.size() && System.nanoTime() - begun < TIMEOUT.toNanos()) {
            Thread.sleep(POLL_INTERVAL);
            // Partitions that moved already respond that no election is needed.
            var _ = admin.electLeaders(ElectionType.PREFERRED, before.keySet())
                    .partitions()
                    .get();
            moved = partitions(admin).entrySet().stream()
                    // There is no leader while it changes.
                    .filter(partition -> partition.getValue().leader() != null
                            && !partition
                                    .getValue()
                                    .leader()
                                    .equals(Objects.requireNonNull(before.get(partition.getKey()))
                                            .leader()))
                    .count();
        }
        return moved;
    }

    private static Map<TopicPartition, TopicPartitionInfo> partitions(Admin admin) throws Exception {
        return admin.describeTopics(List.of(Topics.LIFT_RIDES)).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .collect(Collectors.toMap(
                        partition -> new TopicPartition(Topics.LIFT_RIDES, partition.partition()),
                        partition -> partition));
    }
}
