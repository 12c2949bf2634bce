package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.replica.Server;
import java.util.List;
import java.util.Map;

/** Full disks. Only root on Linux can run these drills: elsewhere their stack does not start, and the report says why. */
public final class DiskDrills {

    private static final StackRequirements SMALL_DISKS =
            StackRequirements.withSmallDisks("small-disks", Map.of(Server.POSTGRES, 512, Server.KAFKA, 512));

    public static final List<Drill> ALL = List.of(
            new DiskFull(
                    "postgres-disk-full",
                    "PostgreSQL's disk full",
                    SMALL_DISKS,
                    Server.POSTGRES,
                    // Uncached reads fail while PostgreSQL recovers.
                    ExpectedImpact.READS_OUT),
            new DiskFull("kafka-disk-full", "Kafka's disk full", SMALL_DISKS, Server.KAFKA, ExpectedImpact.RIDES_OUT));

    private DiskDrills() {}
}
