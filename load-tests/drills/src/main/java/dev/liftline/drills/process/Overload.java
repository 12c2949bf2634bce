package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import java.time.Duration;

/** Three times as many rides as the system can take, from scanners that do not come back with what was refused. */
final class Overload implements Drill {

    private static final double TIMES = 3;
    private static final int CONNECTIONS = 64;
    private static final Duration TO_BE_WARM = Duration.ofSeconds(30);
    private static final Duration TO_MEASURE = Duration.ofSeconds(6);

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String title() {
        return "three times the rides that it can take, for a minute";
    }

    @Override
    public ExpectedImpact expected() {
        return ExpectedImpact.OUTAGE;
    }

    @Override
    public Duration hold() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void inject(DrillContext context) throws InterruptedException {
        // Once for the JIT compilers, or three times the ceiling would be less than once a little later.
        context.clients().maxRate(CONNECTIONS, TO_BE_WARM);
        double ceiling = context.clients().maxRate(CONNECTIONS, TO_MEASURE);
        context.note("ceiling %,.0f rides/s; now %,.0f/s".formatted(ceiling, TIMES * ceiling));
        context.clients().startExtraLoad(TIMES * ceiling);
    }

    @Override
    public void clear(DrillContext context) {
        context.note(context.clients().stopExtraLoad());
    }
}
