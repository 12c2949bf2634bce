package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.process.ManagedProcess;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Drills that kill, freeze and flush servers. */
final class ServerDrills {

    private static final Duration SHORT = Duration.ofSeconds(6);

    /** Uncached reads fail; rides are acknowledged. */
    private static final ExpectedImpact UNCACHED_READS_OUT = ExpectedImpact.READS_OUT;

    private ServerDrills() {}

    static List<Drill> all() {
        return List.of(
                killed(
                        "postgres",
                        "PostgreSQL",
                        UNCACHED_READS_OUT,
                        SHORT,
                        context -> context.stack().postgres()),
                killed(
                        "kafka",
                        "Kafka",
                        ExpectedImpact.RIDES_OUT,
                        SHORT,
                        context -> context.stack().kafka()),
                killed(
                        "kafka-minute",
                        "Kafka",
                        ExpectedImpact.RIDES_OUT,
                        Duration.ofMinutes(1),
                        context -> context.stack().kafka()),
                killed(
                        "redis",
                        "Redis",
                        ExpectedImpact.NOTHING,
                        SHORT,
                        context -> context.stack().redis()),
                new ScriptedDrill(
                        "redis-frozen",
                        "SIGSTOP of Redis, SIGCONT after 10 s",
                        StackRequirements.USUAL,
                        ExpectedImpact.NOTHING,
                        Duration.ofSeconds(10),
                        context -> Signals.stop(context.stack().redis()),
                        context -> Signals.resume(context.stack().redis())),
                new ScriptedDrill(
                        "redis-flushed",
                        "FLUSHALL of Redis, five times",
                        StackRequirements.USUAL,
                        ExpectedImpact.NOTHING,
                        Duration.ZERO,
                        ServerDrills::flush,
                        context -> {}));
    }

    private static Drill killed(
            String who,
            String title,
            ExpectedImpact expected,
            Duration hold,
            Function<DrillContext, ManagedProcess> server) {
        return new ScriptedDrill(
                who + "-killed",
                "SIGKILL of %s and its processes, started again after %d s".formatted(title, hold.toSeconds()),
                StackRequirements.USUAL,
                expected,
                hold,
                context -> Signals.killTree(server.apply(context)),
                context -> server.apply(context).start());
    }

    private static void flush(DrillContext context) throws InterruptedException {
        try (RedisClient client = RedisClient.create(context.stack().redisUrl());
                var connection = client.connect()) {
            for (int time = 1; time <= 5; time++) {
                connection.sync().flushall();
                Thread.sleep(1_000);
            }
        }
    }
}
