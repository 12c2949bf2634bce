package dev.liftline.drills.network;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.replica.Role;
import dev.liftline.local.wire.CommitCut;
import dev.liftline.local.wire.CommitCut.Moment;

/** Connections of the consumers to PostgreSQL are cut around a COMMIT, one commit after another. */
record CommitsCut(String name, String title, Moment moment) implements Drill {

    private static final int TIMES = 12;

    @Override
    public StackRequirements needs() {
        return NetworkFault.WIRED;
    }

    @Override
    public void inject(DrillContext site) {
        commits(site).strike(moment, TIMES);
    }

    @Override
    public void lift(DrillContext site) {
        var cut = commits(site);
        int struck = cut.struck();
        cut.strike(moment, 0);
        site.note("%d commits were cut".formatted(struck));
        if (struck == 0) {
            throw new IllegalStateException("no commit was cut");
        }
    }

    private static CommitCut commits(DrillContext site) {
        return site.stack().wires().commits(Role.CONSUMER);
    }
}
