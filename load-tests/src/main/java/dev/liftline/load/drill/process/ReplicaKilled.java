package dev.liftline.load.drill.process;

import dev.liftline.load.drill.plan.Drill;
import dev.liftline.load.drill.plan.Expected;
import dev.liftline.load.drill.plan.Needs;
import dev.liftline.load.drill.plan.Site;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.util.List;

/** SIGKILL of replicas of a role; started again later. */
record ReplicaKilled(String name, String title, Role role, int killed, Needs needs, Expected expected)
        implements Drill {

    @Override
    public void inject(Site site) {
        victims(site).forEach(replica -> {
            site.note("SIGKILL of " + replica.name());
            replica.kill();
        });
    }

    @Override
    public void lift(Site site) {
        victims(site).stream().parallel().forEach(Replica::restart);
    }

    private List<Replica> victims(Site site) {
        return site.stack().replicas(role).subList(0, killed);
    }
}
