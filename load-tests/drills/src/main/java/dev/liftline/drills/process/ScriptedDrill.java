package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.plan.DrillContext;
import java.time.Duration;

/** A drill of two steps that leave nothing behind in this JVM. */
record ScriptedDrill(String name, String title, StackRequirements needs, ExpectedImpact expected, Duration hold, Step injection, Step lifting)
        implements Drill {

    /** Something that is done to the system. */
    interface Step {
        void on(DrillContext site) throws Exception;
    }

    @Override
    public void inject(DrillContext site) throws Exception {
        injection.on(site);
    }

    @Override
    public void lift(DrillContext site) throws Exception {
        lifting.on(site);
    }
}
