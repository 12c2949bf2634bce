package dev.liftline.drills.faults;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.plan.ExpectedImpact;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Drills that kill, freeze and restart replicas. */
final class ReplicaDrills {

    private static final Duration FROZEN = Duration.ofSeconds(10);

    /** Longer than a consumer's session timeout and than PostgreSQL's idle transaction timeout. */
    private static final Duration FROZEN_LONG = Duration.ofSeconds(40);

    /** After the restart of a replica, like {@code minReadySeconds} in {@code k8s/base}. */
    private static final Duration MIN_WARM_UP = Duration.ofSeconds(20);

    private static final Duration MAX_WARM_UP = Duration.ofSeconds(40);

    static final List<Drill> ALL = List.of(
            killed("gateway", Role.GATEWAY).expecting(ExpectedImpact.RETRIES),
            killed("ingest", Role.INGEST),
            killed("consumer", Role.CONSUMER),
            frozen("gateway", Role.GATEWAY, FROZEN).expecting(ExpectedImpact.RETRIES),
            frozen("ingest", Role.INGEST, FROZEN),
            frozen("consumer", Role.CONSUMER, FROZEN),
            frozen("consumer-long", Role.CONSUMER, FROZEN_LONG),
            allKilled("gateways", Role.GATEWAY).expecting(ExpectedImpact.OUTAGE),
            allKilled("ingests", Role.INGEST).expecting(ExpectedImpact.RIDES_OUT),
            allKilled("consumers", Role.CONSUMER),
            allKilled("queries", Role.QUERY_MOBILE, Role.QUERY_WEB).expecting(ExpectedImpact.READS_OUT),
            killed("query", Role.QUERY_MOBILE).on(StackRequirements.TWO_QUERIES),
            frozen("query", Role.QUERY_MOBILE, FROZEN).on(StackRequirements.TWO_QUERIES),
            Drill.of(
                            "rolling-restart",
                            "SIGTERM and restart of every replica, one after another, each at least 20 s after the last and once clients see normal service",
                            ReplicaDrills::restartAll)
                    .on(StackRequirements.TWO_QUERIES));

    private ReplicaDrills() {}

    private static Drill killed(String name, Role role) {
        return Drill.of(
                name + "-killed",
                "SIGKILL of one " + role.label(),
                context -> kill(context, first(context, role)),
                context -> first(context, role).restart());
    }

    private static Drill frozen(String name, Role role, Duration hold) {
        return Drill.of(
                        name + "-frozen",
                        "SIGSTOP of one " + role.label() + ", SIGCONT after " + hold.toSeconds() + " s",
                        context -> {
                            context.note("SIGSTOP of " + first(context, role).name());
                            Signals.stop(first(context, role).process());
                        },
                        context -> Signals.resume(first(context, role).process()))
                .holding(hold);
    }

    private static Drill allKilled(String name, Role... roles) {
        return Drill.of(
                "all-" + name + "-killed",
                "SIGKILL of all " + name + " at once",
                context -> of(context, roles).forEach(replica -> kill(context, replica)),
                context -> of(context, roles).toList().parallelStream().forEach(Replica::restart));
    }

    /** Does not update the gateway's list. Waits until a replica is warm before the next, like a Kubernetes rollout. */
    private static void restartAll(DrillContext context) throws InterruptedException {
        for (Replica replica : of(context, Role.values()).toList()) {
            context.note("restart of " + replica.name());
            replica.restart();
            // Clients notice little of a cold replica while another one runs.
            Thread.sleep(MIN_WARM_UP);
            context.clients().timeline().awaitCalm(MAX_WARM_UP.minus(MIN_WARM_UP));
        }
    }

    private static void kill(DrillContext context, Replica replica) {
        context.note("SIGKILL of " + replica.name());
        replica.kill();
    }

    private static Replica first(DrillContext context, Role role) {
        return context.stack().replicas(role).getFirst();
    }

    private static Stream<Replica> of(DrillContext context, Role... roles) {
        return Arrays.stream(roles).flatMap(role -> context.stack().replicas(role).stream());
    }
}
