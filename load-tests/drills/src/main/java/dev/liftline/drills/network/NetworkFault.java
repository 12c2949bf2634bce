package dev.liftline.drills.network;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.Expected;
import dev.liftline.drills.plan.Needs;
import dev.liftline.drills.plan.Site;
import dev.liftline.local.Wires;
import dev.liftline.local.wire.Bundle;
import dev.liftline.local.wire.Link;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** Something done to all wires between two parts. */
record NetworkFault(
        String name,
        String title,
        Expected expected,
        Duration hold,
        Function<Wires, List<Bundle>> where,
        Consumer<Link> fault)
        implements Drill {

    static final Needs WIRED = new Needs("wired", usual -> usual.wired(true));

    @Override
    public Needs needs() {
        return WIRED;
    }

    @Override
    public void inject(Site site) {
        for (var wires : where.apply(site.stack().wires())) {
            int connections = wires.connections();
            if (connections == 0) {
                throw new IllegalStateException("nothing is connected through " + wires);
            }
            fault.accept(wires);
            site.note("%d connections: %s".formatted(connections, wires));
        }
    }

    @Override
    public void lift(Site site) {
        where.apply(site.stack().wires()).forEach(Link::pass);
    }
}
