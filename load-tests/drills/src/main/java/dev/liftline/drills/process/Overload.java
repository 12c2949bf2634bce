package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import java.time.Duration;

/** Three times the rides per second that the stack can acknowledge, from scanners that do not retry. */
final class Overload implements Drill {

    private static final double FACTOR = 3;
    private static final int CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASUREMENT = Duration.ofSeconds(6);

    @Override
    public String name() {
        return "overload";
    }

    @Override
    public String title() {
        return "three times the maximum rate of rides, for a minute";
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
        // Warms up the JIT compilers first: a cold maximum is less than a third of a warm one.
        context.clients().maxRate(CONNECTIONS, WARM_UP);
        double maxRate = context.clients().maxRate(CONNECTIONS, MEASUREMENT);
        context.note("maximum %,.0f rides/s; now %,.0f/s".formatted(maxRate, FACTOR * maxRate));
        context.clients().startExtraLoad(FACTOR * maxRate);
    }

    @Override
    public void clear(DrillContext context) {
        context.note(context.clients().stopExtraLoad());
    }
}
