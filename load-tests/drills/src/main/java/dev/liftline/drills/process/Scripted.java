package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.Expected;
import dev.liftline.drills.plan.Needs;
import dev.liftline.drills.plan.Site;
import java.time.Duration;

/** A drill of two steps that leave nothing behind in this JVM. */
record Scripted(String name, String title, Needs needs, Expected expected, Duration hold, Step injection, Step lifting)
        implements Drill {

    /** Something that is done to the system. */
    interface Step {
        void on(Site site) throws Exception;
    }

    @Override
    public void inject(Site site) throws Exception {
        injection.on(site);
    }

    @Override
    public void lift(Site site) throws Exception {
        lifting.on(site);
    }
}
