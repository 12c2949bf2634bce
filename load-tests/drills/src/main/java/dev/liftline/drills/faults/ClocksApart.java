package dev.liftline.drills.faults;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/**
 * Runs one ingest replica with a clock that is an hour ahead, and moves partitions between consumers. Only ingest reads the wall clock:
 * it sets the time a ride was received. The other services measure durations with {@link System#nanoTime} and decide nothing by the time.
 */
final class ClocksApart {

    private static final Duration OFFSET = Duration.ofHours(1);

    static final Drill DRILL = Drill.of(
                    "clocks-apart",
                    "one ingest replica an hour ahead; partitions move between consumers",
                    ClocksApart::restartConsumers,
                    ClocksApart::check)
            .on(StackRequirements.withSettings(
                    "clocks-apart",
                    usual -> usual.environment("ingest-1", Map.of("LIFTLINE_CLOCK_OFFSET", OFFSET.toString()))));

    private ClocksApart() {}

    private static void restartConsumers(DrillContext context) {
        for (Replica consumer : context.stack().replicas(Role.CONSUMER)) {
            context.note("restart of " + consumer.name());
            consumer.restart();
        }
    }

    private static void check(DrillContext context) throws SQLException {
        Duration apart = Duration.ofSeconds(Database.of(context.stack())
                .number(
                        "SELECT extract(epoch FROM max(received_at) - min(received_at)) FROM lift_ride WHERE season_id = ?",
                        context.season()));
        context.note("times of rides are %d minutes apart".formatted(apart.toMinutes()));
        if (apart.compareTo(OFFSET) < 0) {
            throw new IllegalStateException("the replicas' clocks are not apart");
        }
    }
}
