package dev.liftline.drills.broker;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.local.process.ManagedProcess;
import java.time.Duration;
import java.util.List;

/**
 * SIGKILL of some of three brokers. With one away rides are taken again after its partitions have new leaders; with two away
 * none is, because a ride must be on two brokers.
 */
record BrokersKilled(String name, String title, int killed) implements Drill {

    private static final int LATEST_SECONDS = 3;

    @Override
    public StackRequirements needs() {
        return BrokerDrills.THREE;
    }

    @Override
    public ExpectedImpact expected() {
        return ExpectedImpact.RIDES_OUT;
    }

    @Override
    public Duration hold() {
        return Duration.ofSeconds(20);
    }

    @Override
    public void inject(DrillContext site) {
        victims(site).forEach(broker -> {
            site.note("SIGKILL of " + broker.name());
            broker.kill();
        });
    }

    @Override
    public void lift(DrillContext site) {
        try {
            checkWhileAway(site);
        } finally {
            victims(site).stream().parallel().forEach(ManagedProcess::start);
        }
    }

    private void checkWhileAway(DrillContext site) {
        var seconds = site.crowd().timeline().seconds();
        var latest = seconds.subList(seconds.size() - LATEST_SECONDS, seconds.size());
        long taken = latest.stream().mapToLong(second -> second.rides().ok()).sum();
        site.note("with %d away, %d requests of scanners succeeded in %d s".formatted(killed, taken, LATEST_SECONDS));
        if (killed == 1 && taken == 0) {
            throw new IllegalStateException("two brokers of three take no rides");
        }
        if (killed == 2 && taken > 0) {
            throw new IllegalStateException("one broker of three takes rides that only it has");
        }
    }

    private List<ManagedProcess> victims(DrillContext site) {
        return site.stack().brokers().subList(3 - killed, 3);
    }
}
