package dev.liftline.drills.disk;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.Server;
import dev.liftline.local.process.ManagedProcess;
import java.time.Duration;

/** Not a byte is left on a server's disk; room is made and, as an operator would, the server started where it stopped itself. */
record DiskFull(String name, String title, StackRequirements needs, Server server, ExpectedImpact expected) implements Drill {

    @Override
    public Duration hold() {
        return Duration.ofSeconds(12);
    }

    @Override
    public void inject(DrillContext site) {
        var disk = site.stack().disk(server);
        disk.fill();
        if (disk.free() > 0) {
            throw new IllegalStateException("the disk is not full");
        }
    }

    @Override
    public void lift(DrillContext site) {
        ManagedProcess process = server == Server.KAFKA ? site.stack().kafka() : site.stack().postgres();
        site.note(process.name() + (process.isRunning() ? " runs on" : " stopped itself"));
        site.stack().disk(server).relieve();
        process.start();
    }
}
