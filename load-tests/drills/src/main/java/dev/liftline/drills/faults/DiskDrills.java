package dev.liftline.drills.faults;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.SmallDisk;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.replica.Server;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Full disks. Only root on Linux can run these drills: elsewhere their stack does not start, and the report says why. */
final class DiskDrills {

    private static final StackRequirements SMALL_DISKS = new StackRequirements(
            "small-disks", false, Map.of(Server.POSTGRES, 512, Server.KAFKA, 512), usual -> usual);

    static final List<Drill> ALL = List.of(
            // Uncached reads fail while PostgreSQL recovers.
            full(Server.POSTGRES).expecting(ExpectedImpact.READS_OUT),
            full(Server.KAFKA).expecting(ExpectedImpact.RIDES_OUT));

    private DiskDrills() {}

    private static Drill full(Server server) {
        return Drill.of(
                        server.name().toLowerCase(Locale.ROOT) + "-disk-full",
                        server.label() + "'s disk full",
                        context -> fill(context, server),
                        context -> clear(context, server))
                .on(SMALL_DISKS)
                .holding(Duration.ofSeconds(12));
    }

    private static void fill(DrillContext context, Server server) throws IOException {
        SmallDisk disk = disk(context, server);
        disk.fill();
        if (disk.free() > 0) {
            throw new IllegalStateException("the disk is not full");
        }
    }

    /** Frees the space and starts the server if it stopped itself, as an operator would. */
    private static void clear(DrillContext context, Server server) throws IOException {
        ManagedProcess process = server == Server.KAFKA
                ? context.stack().kafka()
                : context.stack().postgres();
        context.note(process.name() + (process.isRunning() ? " still runs" : " stopped itself"));
        disk(context, server).relieve();
        process.start();
    }

    private static SmallDisk disk(DrillContext context, Server server) {
        return Objects.requireNonNull(context.disks().get(server));
    }
}
