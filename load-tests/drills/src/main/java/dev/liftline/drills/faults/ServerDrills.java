package dev.liftline.drills.faults;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.local.LocalStack;
import dev.liftline.local.process.ManagedProcess;
import io.lettuce.core.RedisClient;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Drills that kill, freeze and flush servers. */
final class ServerDrills {

    private static final Duration SHORT = Duration.ofSeconds(6);

    static final List<Drill> ALL = List.of(
            // Uncached reads fail; rides are acknowledged.
            killed("postgres", "PostgreSQL", SHORT, LocalStack::postgres).expecting(ExpectedImpact.READS_OUT),
            killed("kafka", "Kafka", SHORT, LocalStack::kafka).expecting(ExpectedImpact.RIDES_OUT),
            killed("kafka-minute", "Kafka", Duration.ofMinutes(1), LocalStack::kafka)
                    .expecting(ExpectedImpact.RIDES_OUT),
            killed("redis", "Redis", SHORT, LocalStack::redis),
            Drill.of(
                            "redis-frozen",
                            "SIGSTOP of Redis, SIGCONT after 10 s",
                            context -> Signals.stop(context.stack().redis()),
                            context -> Signals.resume(context.stack().redis()))
                    .holding(Duration.ofSeconds(10)),
            Drill.of("redis-flushed", "FLUSHALL of Redis, five times", ServerDrills::flush));

    private ServerDrills() {}

    private static Drill killed(
            String name, String server, Duration hold, Function<LocalStack, ManagedProcess> process) {
        return Drill.of(
                        name + "-killed",
                        "SIGKILL of %s and its processes, started again after %d s".formatted(server, hold.toSeconds()),
                        context -> Signals.killTree(process.apply(context.stack())),
                        context -> process.apply(context.stack()).start())
                .holding(hold);
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
