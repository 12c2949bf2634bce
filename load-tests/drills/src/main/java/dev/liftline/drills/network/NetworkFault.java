package dev.liftline.drills.network;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.proxy.FaultControl;
import dev.liftline.drills.proxy.FaultProxies;
import dev.liftline.drills.proxy.ProxyGroup;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/** A fault on all proxies of a network path. */
record NetworkFault(
        String name,
        String title,
        ExpectedImpact expected,
        Duration hold,
        Function<FaultProxies, List<ProxyGroup>> path,
        Consumer<FaultControl> fault)
        implements Drill {

    @Override
    public StackRequirements requirements() {
        return StackRequirements.PROXIED;
    }

    @Override
    public void inject(DrillContext context) {
        for (var group : path.apply(context.proxies())) {
            int connections = group.connections();
            if (connections == 0) {
                throw new IllegalStateException("nothing is connected through " + group);
            }
            fault.accept(group);
            context.note("%d connections: %s".formatted(connections, group));
        }
    }

    @Override
    public void clear(DrillContext context) {
        path.apply(context.proxies()).forEach(FaultControl::pass);
    }
}
