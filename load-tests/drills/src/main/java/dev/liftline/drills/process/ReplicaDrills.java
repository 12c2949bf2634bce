package dev.liftline.drills.process;

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

    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration FROZEN = Duration.ofSeconds(10);

    /** Longer than a consumer's session timeout and than PostgreSQL's idle transaction timeout. */
    private static final Duration FROZEN_LONG = Duration.ofSeconds(40);

    /** After the restart of a replica, like {@code minReadySeconds} in {@code k8s/base}. */
    private static final Duration MIN_WARM_UP = Duration.ofSeconds(20);

    private static final Duration MAX_WARM_UP = Duration.ofSeconds(40);

    private ReplicaDrills() {}

    static List<Drill> all() {
        return List.of(
                killed("gateway", Role.GATEWAY, StackRequirements.USUAL, ExpectedImpact.RETRIES),
                killed("ingest", Role.INGEST, StackRequirements.USUAL, ExpectedImpact.NOTHING),
                killed("consumer", Role.CONSUMER, StackRequirements.USUAL, ExpectedImpact.NOTHING),
                frozen("gateway", Role.GATEWAY, StackRequirements.USUAL, ExpectedImpact.RETRIES, FROZEN),
                frozen("ingest", Role.INGEST, StackRequirements.USUAL, ExpectedImpact.NOTHING, FROZEN),
                frozen("consumer", Role.CONSUMER, StackRequirements.USUAL, ExpectedImpact.NOTHING, FROZEN),
                frozen("consumer-long", Role.CONSUMER, StackRequirements.USUAL, ExpectedImpact.NOTHING, FROZEN_LONG),
                allKilled("gateways", ExpectedImpact.OUTAGE, Role.GATEWAY),
                allKilled("ingests", ExpectedImpact.RIDES_OUT, Role.INGEST),
                allKilled("consumers", ExpectedImpact.NOTHING, Role.CONSUMER),
                allKilled("queries", ExpectedImpact.READS_OUT, Role.QUERY_MOBILE, Role.QUERY_WEB),
                killed("query", Role.QUERY_MOBILE, StackRequirements.TWO_QUERIES, ExpectedImpact.NOTHING),
                frozen("query", Role.QUERY_MOBILE, StackRequirements.TWO_QUERIES, ExpectedImpact.NOTHING, FROZEN),
                rollingRestart());
    }

    private static Drill killed(String who, Role role, StackRequirements requirements, ExpectedImpact expected) {
        return new ScriptedDrill(
                who + "-killed",
                "SIGKILL of one " + role.label(),
                requirements,
                expected,
                SHORT,
                context -> kill(context, first(context, role)),
                context -> first(context, role).restart());
    }

    private static Drill frozen(
            String who, Role role, StackRequirements requirements, ExpectedImpact expected, Duration hold) {
        return new ScriptedDrill(
                who + "-frozen",
                "SIGSTOP of one " + role.label() + ", SIGCONT after " + hold.toSeconds() + " s",
                requirements,
                expected,
                hold,
                context -> {
                    context.note("SIGSTOP of " + first(context, role).name());
                    Signals.stop(first(context, role).process());
                },
                context -> Signals.resume(first(context, role).process()));
    }

    private static Drill allKilled(String who, ExpectedImpact expected, Role... roles) {
        return new ScriptedDrill(
                "all-" + who + "-killed",
                "SIGKILL of all " + who + " at once",
                StackRequirements.USUAL,
                expected,
                SHORT,
                context -> of(context, roles).forEach(replica -> kill(context, replica)),
                context -> of(context, roles).toList().parallelStream().forEach(Replica::restart));
    }

    /**
     * Restarts every replica without updating the gateway's list. Waits until a replica is warm before the next, like a Kubernetes
     * rollout.
     */
    private static Drill rollingRestart() {
        return new ScriptedDrill(
                "rolling-restart",
                "SIGTERM and restart of every replica, one after another, each at least 20 s after the last and once clients see normal service",
                StackRequirements.TWO_QUERIES,
                ExpectedImpact.NOTHING,
                Duration.ZERO,
                context -> {
                    for (Replica replica : of(context, Role.values()).toList()) {
                        context.note("restart of " + replica.name());
                        replica.restart();
                        awaitCalm(context);
                    }
                },
                context -> {});
    }

    private static void awaitCalm(DrillContext context) throws InterruptedException {
        long begun = System.nanoTime();
        // Clients notice little of a cold replica while another one runs.
        Thread.sleep(MIN_WARM_UP);
        while (!context.clients().timeline().isCalm() && System.nanoTime() - begun < MAX_WARM_UP.toNanos()) {
            Thread.sleep(1_000);
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
