package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import java.time.Duration;

/** Reports every acknowledged ride three more times. */
final class RidesReplayed implements Drill {

    @Override
    public String name() {
        return "rides-replayed";
    }

    @Override
    public String title() {
        return "every ride so far reported again, three times";
    }

    @Override
    public Duration hold() {
        return Duration.ofSeconds(5);
    }

    @Override
    public void inject(DrillContext context) {
        long[] rides = context.clients().rides().acknowledged();
        context.note(rides.length + " rides, three times");
        for (int time = 1; time <= 3; time++) {
            context.clients().reportAgain(rides);
        }
    }

    @Override
    public void clear(DrillContext context) {
        // The scanners finish on their own.
    }
}
