package dev.liftline.drills.disk;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.Server;
import java.util.List;

/** The drills of this package. Only root on Linux can run them: elsewhere their system does not start, and says why. */
public final class DiskDrills {

    private static final StackRequirements SMALL = new StackRequirements(
            "small-disks", usual -> usual.smallDisk(Server.POSTGRES, 512).smallDisk(Server.KAFKA, 512));

    public static final List<Drill> ALL = List.of(
            new DiskFull(
                    "postgres-disk-full",
                    "not a byte left on PostgreSQL's disk",
                    SMALL,
                    Server.POSTGRES,
                    // What is not cached cannot be read while PostgreSQL recovers.
                    ExpectedImpact.READS_OUT),
            new DiskFull(
                    "kafka-disk-full", "not a byte left on Kafka's disk", SMALL, Server.KAFKA, ExpectedImpact.RIDES_OUT));

    private DiskDrills() {}
}
