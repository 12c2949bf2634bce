package dev.liftline.drills.broker;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.StackRequirements;
import java.util.List;

/** Drills on a stack with three Kafka brokers. */
public final class BrokerDrills {

    static final StackRequirements THREE_BROKERS =
            StackRequirements.withSettings("three-brokers", usual -> usual.kafka(new KafkaCluster(3)));

    public static final List<Drill> ALL = List.of(
            new LeadersMoved("leaders-moved", "new leaders for all partitions, twice"),
            new BrokersKilled("broker-killed", "SIGKILL of one broker of three", 1),
            new BrokersKilled("brokers-killed", "SIGKILL of two brokers of three", 2));

    private BrokerDrills() {}
}
