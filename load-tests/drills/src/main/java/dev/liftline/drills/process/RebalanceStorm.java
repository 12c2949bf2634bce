package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.replica.Role;
import java.time.Duration;

/** Starts and stops consumers repeatedly, so that their group keeps rebalancing. */
final class RebalanceStorm implements Drill {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final BackgroundTask scaling = new BackgroundTask();

    @Override
    public String name() {
        return "rebalance-storm";
    }

    @Override
    public String title() {
        return "consumers scaled between 1 and 3 every 2 s";
    }

    @Override
    public Duration hold() {
        return Duration.ofSeconds(24);
    }

    @Override
    public void inject(DrillContext context) {
        scaling.start("rebalance-storm", () -> {
            int now = context.stack().replicas(Role.CONSUMER).size();
            scale(context, now == 1 ? 3 : 1);
            Thread.sleep(EVERY);
        });
    }

    @Override
    public void clear(DrillContext context) throws InterruptedException {
        scaling.stop();
        scale(context, 2);
    }

    private static void scale(DrillContext context, int consumers) {
        context.note("consumers: " + consumers);
        context.stack().scale(Role.CONSUMER, consumers);
    }
}
