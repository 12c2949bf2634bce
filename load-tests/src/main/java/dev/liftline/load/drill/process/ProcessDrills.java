package dev.liftline.load.drill.process;

import dev.liftline.load.drill.plan.Drill;
import dev.liftline.load.drill.plan.Expected;
import dev.liftline.load.drill.plan.Needs;
import dev.liftline.local.replica.Role;
import java.util.List;

/** The drills of this package. */
public final class ProcessDrills {

    public static final List<Drill> ALL = List.of(new ReplicaKilled(
            "ingest-killed", "SIGKILL of an ingest replica", Role.INGEST, 1, Needs.USUAL, Expected.NOTHING));

    private ProcessDrills() {}
}
