package dev.liftline.drills.network;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.plan.DrillContext;
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
        ExpectedImpact expected,
        Duration hold,
        Function<Wires, List<Bundle>> where,
        Consumer<Link> fault)
        implements Drill {

    static final StackRequirements WIRED = new StackRequirements("wired", usual -> usual.wired(true));

    @Override
    public StackRequirements needs() {
        return WIRED;
    }

    @Override
    public void inject(DrillContext site) {
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
    public void lift(DrillContext site) {
        where.apply(site.stack().wires()).forEach(Link::pass);
    }
}
