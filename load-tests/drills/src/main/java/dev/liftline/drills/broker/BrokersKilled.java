package dev.liftline.drills.broker;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
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
    public StackRequirements requirements() {
        return BrokerDrills.THREE_BROKERS;
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
    public void inject(DrillContext context) {
        victims(context).forEach(broker -> {
            context.note("SIGKILL of " + broker.name());
            broker.kill();
        });
    }

    @Override
    public void clear(DrillContext context) {
        try {
            checkWhileAway(context);
        } finally {
            victims(context).stream().parallel().forEach(ManagedProcess::start);
        }
    }

    private void checkWhileAway(DrillContext context) {
        var seconds = context.clients().timeline().seconds();
        var latest = seconds.subList(seconds.size() - LATEST_SECONDS, seconds.size());
        long taken = latest.stream().mapToLong(second -> second.rides().ok()).sum();
        context.note(
                "with %d away, %d requests of scanners succeeded in %d s".formatted(killed, taken, LATEST_SECONDS));
        if (killed == 1 && taken == 0) {
            throw new IllegalStateException("two brokers of three take no rides");
        }
        if (killed == 2 && taken > 0) {
            throw new IllegalStateException("one broker of three takes rides that only it has");
        }
    }

    private List<ManagedProcess> victims(DrillContext context) {
        return context.stack().brokers().subList(3 - killed, 3);
    }
}
