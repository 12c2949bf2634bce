package dev.liftline.drills.broker;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.model.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewPartitionReassignment;
import org.apache.kafka.common.ElectionType;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.TopicPartitionInfo;

/** Moves the leader of every partition, on injection and again on clearing. */
record LeadersMoved(String name, String title) implements Drill {

    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final Duration POLL_INTERVAL = Duration.ofMillis(200);

    @Override
    public StackRequirements requirements() {
        return BrokerDrills.THREE_BROKERS;
    }

    /** Requests that wait longer for the election than ingest's response timeout get a 503. */
    @Override
    public ExpectedImpact expected() {
        return ExpectedImpact.RIDES_OUT;
    }

    @Override
    public void inject(DrillContext context) throws Exception {
        move(context);
    }

    @Override
    public void clear(DrillContext context) throws Exception {
        move(context);
    }

    private static void move(DrillContext context) throws Exception {
        try (Admin admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, context.stack().kafkaBootstrap()))) {
            Map<TopicPartition, Integer> before = leaders(admin);
            Map<TopicPartition, Optional<NewPartitionReassignment>> order = new HashMap<>();
            for (TopicPartitionInfo partition : partitions(admin)) {
                List<Integer> replicas = new ArrayList<>(
                        partition.replicas().stream().map(node -> node.id()).toList());
                while (replicas.getFirst() == partition.leader().id()) {
                    Collections.rotate(replicas, -1);
                }
                order.put(
                        new TopicPartition(Topics.LIFT_RIDES, partition.partition()),
                        Optional.of(new NewPartitionReassignment(replicas)));
            }
            admin.alterPartitionReassignments(order).all().get();
            int moved = elect(admin, before);
            context.note("%d of %d partitions have a new leader".formatted(moved, before.size()));
            if (moved < before.size()) {
                throw new IllegalStateException("not every leader moved");
            }
        }
    }

    /** Retries: the controller responds before it carries out a reassignment, and brokers learn of it later still. */
    private static int elect(Admin admin, Map<TopicPartition, Integer> before) throws Exception {
        long begun = System.nanoTime();
        int moved = 0;
        while (moved < before.size() && System.nanoTime() - begun < TIMEOUT.toNanos()) {
            Thread.sleep(POLL_INTERVAL);
            // Partitions that moved already respond that no election is needed.
            var _ = admin.electLeaders(ElectionType.PREFERRED, before.keySet())
                    .partitions()
                    .get();
            moved = (int) leaders(admin).entrySet().stream()
                    .filter(partition -> !partition.getValue().equals(before.get(partition.getKey())))
                    .count();
        }
        return moved;
    }

    private static Map<TopicPartition, Integer> leaders(Admin admin) throws Exception {
        Map<TopicPartition, Integer> leaders = new HashMap<>();
        for (TopicPartitionInfo partition : partitions(admin)) {
            // There is no leader while it changes.
            if (partition.leader() != null) {
                leaders.put(
                        new TopicPartition(Topics.LIFT_RIDES, partition.partition()),
                        partition.leader().id());
            }
        }
        return leaders;
    }

    private static List<TopicPartitionInfo> partitions(Admin admin) throws Exception {
        return admin.describeTopics(List.of(Topics.LIFT_RIDES)).allTopicNames().get().values().stream()
                .flatMap(topic -> topic.partitions().stream())
                .toList();
    }
}
