package dev.liftline.drills.process;

import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.Expected;
import dev.liftline.drills.plan.Needs;
import dev.liftline.drills.plan.Site;
import dev.liftline.local.replica.Replica;
import dev.liftline.local.replica.Role;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Replicas of the services that are killed, frozen and restarted. */
final class ReplicaDrills {

    private static final Duration SHORT = Duration.ofSeconds(8);
    private static final Duration FROZEN = Duration.ofSeconds(10);

    /** Longer than a consumer's session and than the time that PostgreSQL lets a transaction idle. */
    private static final Duration FROZEN_LONG = Duration.ofSeconds(40);

    /** For a replica that was restarted at least, as {@code minReadySeconds} of {@code k8s/base}. */
    private static final Duration LEAST_TO_BE_WARM = Duration.ofSeconds(20);

    private static final Duration MOST_TO_BE_WARM = Duration.ofSeconds(40);

    private ReplicaDrills() {}

    static List<Drill> all() {
        return List.of(
                killed("gateway", Role.GATEWAY, Needs.USUAL, Expected.RETRIES),
                killed("ingest", Role.INGEST, Needs.USUAL, Expected.NOTHING),
                killed("consumer", Role.CONSUMER, Needs.USUAL, Expected.NOTHING),
                frozen("gateway", Role.GATEWAY, Needs.USUAL, Expected.RETRIES, FROZEN),
                frozen("ingest", Role.INGEST, Needs.USUAL, Expected.NOTHING, FROZEN),
                frozen("consumer", Role.CONSUMER, Needs.USUAL, Expected.NOTHING, FROZEN),
                frozen("consumer-long", Role.CONSUMER, Needs.USUAL, Expected.NOTHING, FROZEN_LONG),
                allKilled("gateways", Expected.OUTAGE, Role.GATEWAY),
                allKilled("ingests", Expected.RIDES_OUT, Role.INGEST),
                allKilled("consumers", Expected.NOTHING, Role.CONSUMER),
                allKilled("queries", Expected.READS_OUT, Role.QUERY_MOBILE, Role.QUERY_WEB),
                killed("query", Role.QUERY_MOBILE, Needs.TWO_QUERIES, Expected.NOTHING),
                frozen("query", Role.QUERY_MOBILE, Needs.TWO_QUERIES, Expected.NOTHING, FROZEN),
                rollingRestart());
    }

    private static Drill killed(String who, Role role, Needs needs, Expected expected) {
        return new Scripted(
                who + "-killed",
                "SIGKILL of one " + role.label(),
                needs,
                expected,
                SHORT,
                site -> kill(site, first(site, role)),
                site -> first(site, role).restart());
    }

    private static Drill frozen(String who, Role role, Needs needs, Expected expected, Duration hold) {
        return new Scripted(
                who + "-frozen",
                "SIGSTOP of one " + role.label() + ", SIGCONT after " + hold.toSeconds() + " s",
                needs,
                expected,
                hold,
                site -> {
                    site.note("SIGSTOP of " + first(site, role).name());
                    Signals.stop(first(site, role).part());
                },
                site -> Signals.goOn(first(site, role).part()));
    }

    private static Drill allKilled(String who, Expected expected, Role... roles) {
        return new Scripted(
                "all-" + who + "-killed",
                "SIGKILL of all " + who + " at once",
                Needs.USUAL,
                expected,
                SHORT,
                site -> of(site, roles).forEach(replica -> kill(site, replica)),
                site -> of(site, roles).toList().parallelStream().forEach(Replica::restart));
    }

    /**
     * Without any hint to the gateway beforehand: a list of replicas that nobody keeps up to date. The next follows when the last is
     * warm, for which a rollout of Kubernetes waits too.
     */
    private static Drill rollingRestart() {
        return new Scripted(
                "rolling-restart",
                "SIGTERM and restart of every replica, one after another, each 20 s after the last and when clients notice nothing of it",
                Needs.TWO_QUERIES,
                Expected.NOTHING,
                Duration.ZERO,
                site -> {
                    for (Replica replica : of(site, Role.values()).toList()) {
                        site.note("restart of " + replica.name());
                        replica.restart();
                        awaitCalm(site);
                    }
                },
                site -> {});
    }

    private static void awaitCalm(Site site) throws InterruptedException {
        long begun = System.nanoTime();
        // While another replica is there, clients notice little of one that has just come.
        Thread.sleep(LEAST_TO_BE_WARM);
        while (!site.crowd().timeline().isCalm() && System.nanoTime() - begun < MOST_TO_BE_WARM.toNanos()) {
            Thread.sleep(1_000);
        }
    }

    private static void kill(Site site, Replica replica) {
        site.note("SIGKILL of " + replica.name());
        replica.kill();
    }

    private static Replica first(Site site, Role role) {
        return site.stack().replicas(role).getFirst();
    }

    private static Stream<Replica> of(Site site, Role... roles) {
        return Arrays.stream(roles).flatMap(role -> site.stack().replicas(role).stream());
    }
}
