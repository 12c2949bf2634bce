package dev.liftline.drills.faults;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.local.load.LoadResult;
import java.time.Duration;

/** Drills in which clients send more than usual. */
final class LoadDrills {

    private static final Duration DURATION = Duration.ofMinutes(1);

    static final Drill RIDES_REPLAYED = Drill.of(
                    "rides-replayed",
                    "every ride so far reported again, three times",
                    LoadDrills::reportAgain,
                    context -> {})
            .holding(Duration.ofSeconds(5));

    /** The scanners of the overload do not retry. */
    static final Drill OVERLOAD = Drill.of(
                    "overload",
                    "three times the maximum rate of rides, for a minute",
                    LoadDrills::warmUp,
                    LoadDrills::overload,
                    context -> {})
            .expecting(ExpectedImpact.OUTAGE)
            .holding(DURATION);

    private static final double FACTOR = 3;
    private static final int CONNECTIONS = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(30);
    private static final Duration MEASUREMENT = Duration.ofSeconds(6);

    private LoadDrills() {}

    private static void reportAgain(DrillContext context) {
        long[] rides = context.clients().rides().acknowledged();
        context.note(rides.length + " rides, three times");
        for (int time = 1; time <= 3; time++) {
            context.clients().reportAgain(rides);
        }
    }

    /** Warms up the JIT compilers: a cold maximum is less than a third of a warm one. */
    private static void warmUp(DrillContext context) {
        context.clients().maxRate(CONNECTIONS, WARM_UP);
    }

    private static void overload(DrillContext context) {
        double maxRate = context.clients().maxRate(CONNECTIONS, MEASUREMENT);
        double rate = FACTOR * maxRate;
        context.note("maximum %,.0f rides/s; now %,.0f/s".formatted(maxRate, rate));
        LoadResult result = context.clients().overload(rate, DURATION);
        context.note("%s; %,.0f not sent because every connection was busy"
                .formatted(result.summary(), rate * DURATION.toSeconds() - result.total()));
    }
}
