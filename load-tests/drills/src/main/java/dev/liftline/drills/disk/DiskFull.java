package dev.liftline.drills.disk;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.Expected;
import dev.liftline.drills.plan.Needs;
import dev.liftline.drills.plan.Site;
import dev.liftline.local.Server;
import dev.liftline.local.process.Part;
import java.time.Duration;

/** Not a byte is left on a server's disk; room is made and, as an operator would, the server started where it stopped itself. */
record DiskFull(String name, String title, Needs needs, Server server, Expected expected) implements Drill {

    @Override
    public Duration hold() {
        return Duration.ofSeconds(12);
    }

    @Override
    public void inject(Site site) {
        var disk = site.stack().disk(server);
        disk.fill();
        if (disk.free() > 0) {
            throw new IllegalStateException("the disk is not full");
        }
    }

    @Override
    public void lift(Site site) {
        Part part = server == Server.KAFKA ? site.stack().kafka() : site.stack().postgres();
        site.note(part.name() + (part.isRunning() ? " runs on" : " stopped itself"));
        site.stack().disk(server).relieve();
        part.start();
    }
}
