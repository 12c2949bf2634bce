package dev.liftline.drills.broker;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.process.ManagedProcess;
import java.time.Duration;
import java.util.List;

/**
 * Kills some of three brokers. Without one, rides are acknowledged again once its partitions have new leaders. Without two, none is:
 * a ride must be on two brokers.
 */
record BrokersKilled(String name, String title, int killed) implements Drill {

    private static final int CHECKED_SECONDS = 3;

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
            checkWhileDown(context);
        } finally {
            victims(context).stream().parallel().forEach(ManagedProcess::start);
        }
    }

    private void checkWhileDown(DrillContext context) {
        var seconds = context.clients().timeline().seconds();
        var latest = seconds.subList(seconds.size() - CHECKED_SECONDS, seconds.size());
        long acknowledged =
                latest.stream().mapToLong(second -> second.rides().ok()).sum();
        context.note("without %d brokers, %d requests of scanners succeeded in %d s"
                .formatted(killed, acknowledged, CHECKED_SECONDS));
        if (killed == 1 && acknowledged == 0) {
            throw new IllegalStateException("two brokers of three acknowledge no ride");
        }
        if (killed == 2 && acknowledged > 0) {
            throw new IllegalStateException("one broker of three acknowledges rides that only it has");
        }
    }

    private List<ManagedProcess> victims(DrillContext context) {
        return context.stack().brokers().subList(3 - killed, 3);
    }
}
