package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.DrillContext;
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
    public void inject(DrillContext site) throws InterruptedException {
        // Once for the JIT compilers, or three times the ceiling would be less than once a little later.
        site.crowd().ceiling(CONNECTIONS, TO_BE_WARM);
        double ceiling = site.crowd().ceiling(CONNECTIONS, TO_MEASURE);
        site.note("ceiling %,.0f rides/s; now %,.0f/s".formatted(ceiling, TIMES * ceiling));
        site.crowd().flood(TIMES * ceiling);
    }

    @Override
    public void lift(DrillContext site) {
        site.note(site.crowd().ebb());
    }
}
