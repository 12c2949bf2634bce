package dev.liftline.drills.network;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.proxy.CommitCut;
import dev.liftline.drills.proxy.CommitCut.Moment;
import dev.liftline.local.replica.Role;

/** Cuts the consumers' connections to PostgreSQL around a COMMIT, one after another. */
record CommitsCut(String name, String title, Moment moment) implements Drill {

    private static final int TIMES = 12;

    @Override
    public StackRequirements requirements() {
        return StackRequirements.PROXIED;
    }

    @Override
    public void inject(DrillContext context) {
        commits(context).cutNext(moment, TIMES);
    }

    @Override
    public void clear(DrillContext context) {
        var cut = commits(context);
        int count = cut.count();
        cut.cutNext(moment, 0);
        context.note("%d commits were cut".formatted(count));
        if (count == 0) {
            throw new IllegalStateException("no commit was cut");
        }
    }

    private static CommitCut commits(DrillContext context) {
        return context.proxies().commits(Role.CONSUMER);
    }
}
