package dev.liftline.drills.faults;

import dev.liftline.drills.clients.Second;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.process.ManagedProcess;
import java.time.Duration;
import java.util.List;

/** Drills on a stack with three Kafka brokers. */
final class BrokerDrills {

    private static final int CHECKED_SECONDS = 3;
    private static final StackRequirements THREE_BROKERS =
            StackRequirements.withSettings("three-brokers", usual -> usual.kafka(new KafkaCluster()));

    /**
     * Without one broker, rides are acknowledged again once its partitions have new leaders. Without two, none is: a ride must be on two
     * brokers. Requests that wait longer for an election than ingest's response timeout get a 503.
     */
    static final List<Drill> ALL = List.of(
            drill(Drill.of(
                    "leaders-moved",
                    "new leaders for all partitions, twice",
                    LeaderMove::moveAll,
                    LeaderMove::moveAll)),
            drill(killed("broker-killed", "SIGKILL of one broker of three", 1)),
            drill(killed("brokers-killed", "SIGKILL of two brokers of three", 2)));

    private BrokerDrills() {}

    private static Drill drill(Drill drill) {
        return drill.on(THREE_BROKERS).expecting(ExpectedImpact.RIDES_OUT);
    }

    private static Drill killed(String name, String title, int brokers) {
        return Drill.of(name, title, context -> kill(context, brokers), context -> restart(context, brokers))
                .holding(Duration.ofSeconds(20));
    }

    private static void kill(DrillContext context, int brokers) {
        victims(context, brokers).forEach(broker -> {
            context.note("SIGKILL of " + broker.name());
            broker.kill();
        });
    }

    private static void restart(DrillContext context, int killed) {
        try {
            checkWhileDown(context, killed);
        } finally {
            victims(context, killed).parallelStream().forEach(ManagedProcess::start);
        }
    }

    private static void checkWhileDown(DrillContext context, int killed) {
        List<Second> seconds = context.clients().timeline().seconds();
        long acknowledged = seconds.subList(seconds.size() - CHECKED_SECONDS, seconds.size()).stream()
                .mapToLong(second -> second.rides().ok())
                .sum();
        context.note("without %d brokers, %d requests of scanners succeeded in %d s"
                .formatted(killed, acknowledged, CHECKED_SECONDS));
        if (killed == 1 && acknowledged == 0) {
            throw new IllegalStateException("two brokers of three acknowledge no ride");
        }
        if (killed == 2 && acknowledged > 0) {
            throw new IllegalStateException("one broker of three acknowledges rides that only it has");
        }
    }

    private static List<ManagedProcess> victims(DrillContext context, int killed) {
        return context.stack().brokers().subList(KafkaCluster.SIZE - killed, KafkaCluster.SIZE);
    }
}
