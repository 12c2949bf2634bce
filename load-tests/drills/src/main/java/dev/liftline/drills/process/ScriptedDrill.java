package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import java.time.Duration;

/** A drill of two steps without state. */
record ScriptedDrill(
        String name,
        String title,
        StackRequirements requirements,
        ExpectedImpact expected,
        Duration hold,
        Step injection,
        Step clearing)
        implements Drill {

    /** An action on the stack. */
    interface Step {
        void on(DrillContext context) throws Exception;
    }

    @Override
    public void inject(DrillContext context) throws Exception {
        injection.on(context);
    }

    @Override
    public void clear(DrillContext context) throws Exception {
        clearing.on(context);
    }
}
