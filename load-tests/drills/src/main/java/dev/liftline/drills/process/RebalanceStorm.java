package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.Site;
import dev.liftline.local.replica.Role;
import java.time.Duration;

/** Consumers that come and go all the time, so that their group never comes to rest. */
final class RebalanceStorm implements Drill {

    private static final Duration EVERY = Duration.ofSeconds(2);

    private final Background storm = new Background();

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
    public void inject(Site site) {
        storm.begin("rebalance-storm", () -> {
            int now = site.stack().replicas(Role.CONSUMER).size();
            scale(site, now == 1 ? 3 : 1);
            Thread.sleep(EVERY);
        });
    }

    @Override
    public void lift(Site site) throws InterruptedException {
        storm.end();
        scale(site, 2);
    }

    private static void scale(Site site, int consumers) {
        site.note("consumers: " + consumers);
        site.stack().scale(Role.CONSUMER, consumers);
    }
}
