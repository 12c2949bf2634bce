package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.replica.Server;
import java.time.Duration;

/** Fills a server's disk. Clearing frees the space and starts the server if it stopped itself, as an operator would. */
record DiskFull(String name, String title, StackRequirements requirements, Server server, ExpectedImpact expected)
        implements Drill {

    @Override
    public Duration hold() {
        return Duration.ofSeconds(12);
    }

    @Override
    public void inject(DrillContext context) {
        var disk = context.disks().of(server);
        disk.fill();
        if (disk.free() > 0) {
            throw new IllegalStateException("the disk is not full");
        }
    }

    @Override
    public void clear(DrillContext context) {
        ManagedProcess process = server == Server.KAFKA
                ? context.stack().kafka()
                : context.stack().postgres();
        context.note(process.name() + (process.isRunning() ? " still runs" : " stopped itself"));
        context.disks().of(server).relieve();
        process.start();
    }
}
