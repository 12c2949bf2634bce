package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import java.time.Duration;

/** A drill of two steps that leave nothing behind in this JVM. */
record ScriptedDrill(
        String name,
        String title,
        StackRequirements requirements,
        ExpectedImpact expected,
        Duration hold,
        Step injection,
        Step lifting)
        implements Drill {

    /** Something that is done to the system. */
    interface Step {
        void on(DrillContext context) throws Exception;
    }

    @Override
    public void inject(DrillContext context) throws Exception {
        injection.on(context);
    }

    @Override
    public void clear(DrillContext context) throws Exception {
        lifting.on(context);
    }
}
