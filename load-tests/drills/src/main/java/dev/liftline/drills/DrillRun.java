package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.check.Checks;
import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.clients.Outcome;
import dev.liftline.drills.clients.ReportedRides;
import dev.liftline.drills.clients.Second;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.drills.report.DrillResult;
import dev.liftline.drills.report.DrillResult.Count;
import dev.liftline.testkit.reconcile.ConsumerLag;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** One run of a drill on a running stack: steady load, inject, hold, clear, recovery, quiescence, invariant checks. */
final class DrillRun {

    private static final Duration RECOVERY_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STEADY_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration REPORT_TIMEOUT = Duration.ofSeconds(40);

    private final DrillStack stack;
    private final Drill drill;
    private final int repetition;
    private final LoadRates rates;
    private final Consumer<String> progress;
    private final List<String> notes = new ArrayList<>();
    private final List<CheckResult> checks = new ArrayList<>();
    private int injectedAt;
    private int clearedAt;
    private int recoveredAfter = -1;
    private double quiescentAfter;

    DrillRun(DrillStack stack, Drill drill, int repetition, LoadRates rates, Consumer<String> progress) {
        this.stack = stack;
        this.drill = drill;
        this.repetition = repetition;
        this.rates = rates;
        this.progress = progress;
    }

    DrillResult run() throws InterruptedException {
        int season = stack.nextSeason();
        try (Clients clients = new Clients(stack.stack().gatewayUrls(), season);
                ConsumerLag lag = new ConsumerLag(stack.stack().kafkaBootstrap());
                LagSampler sampler = new LagSampler(lag, clients.timeline())) {
            DrillContext context = new DrillContext(
                    stack.stack(),
                    stack.proxies(),
                    stack.disks(),
                    clients,
                    season,
                    stack.poison(),
                    sentence -> note(clients.timeline().now(), sentence));
            String failure = "";
            try {
                clients.start(rates.rides(), rates.reads());
                sampler.start();
                Thread.sleep(rates.steady());
                awaitSteady(clients);
                holdFault(context);
                awaitRecovery(clients);
                settle(context, lag);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                failure = e.toString();
            }
            return result(clients, failure);
        }
    }

    /** Otherwise the fault's impact could not be told from earlier errors. */
    private void awaitSteady(Clients clients) throws InterruptedException {
        long begun = System.nanoTime();
        boolean steady = Recovery.isSteady(clients.timeline().seconds(), usualLag());
        while (!steady && System.nanoTime() - begun < STEADY_TIMEOUT.toNanos()) {
            Thread.sleep(500);
            steady = Recovery.isSteady(clients.timeline().seconds(), usualLag());
        }
        checks.add(new CheckResult(
                Kind.CLIENT_IMPACT,
                "clients see normal service before the fault",
                steady ? 0 : 1,
                steady ? "" : "not for three seconds in a row: the machine is too busy for this rate"));
    }

    private long usualLag() {
        return Math.round(rates.rides());
    }

    private void holdFault(DrillContext context) throws Exception {
        try {
            injectedAt = context.clients().timeline().now();
            note(injectedAt, "inject");
            drill.inject(context);
            Thread.sleep(drill.hold());
        } finally {
            clearedAt = context.clients().timeline().now();
            note(clearedAt, "clear");
            drill.clear(context);
            note(context.clients().timeline().now(), "cleared");
        }
    }

    private void awaitRecovery(Clients clients) throws InterruptedException {
        long begun = System.nanoTime();
        Thread.sleep(rates.steady());
        recoveredAfter = recovery(clients);
        while (recoveredAfter < 0 && System.nanoTime() - begun < RECOVERY_TIMEOUT.toNanos()) {
            Thread.sleep(500);
            recoveredAfter = recovery(clients);
        }
        checks.add(new CheckResult(
                Kind.CLIENT_IMPACT,
                "clients see normal service again",
                recoveredAfter < 0 ? 1 : 0,
                recoveredAfter < 0 ? "not within " + RECOVERY_TIMEOUT.toSeconds() + " s" : recoveredAfter + " s"));
    }

    private int recovery(Clients clients) {
        return Recovery.after(clearedAt, clients.timeline().seconds(), usualLag());
    }

    private void settle(DrillContext context, ConsumerLag lag) throws Exception {
        Clients clients = context.clients();
        long pending = clients.stop(REPORT_TIMEOUT);
        checks.add(new CheckResult(
                Kind.OTHER, "every ride is acknowledged in the end", pending, pending + " are not acknowledged"));
        quiescentAfter = Quiescence.await(lag, stack.database(), context.season());
        checks.addAll(Checks.all(context, stack.database()));
    }

    private DrillResult result(Clients clients, String failure) {
        ReportedRides reported = clients.rides();
        List<Second> seconds = clients.timeline().seconds();
        Count attempts = new Count(
                reported.attempts(Outcome.OK), reported.attempts(Outcome.ERROR), reported.attempts(Outcome.UNKNOWN));
        Count reads = new Count(
                sum(seconds, second -> second.reads().ok()),
                sum(seconds, second -> second.reads().error()),
                sum(seconds, second -> second.reads().unknown()));
        checks.add(ClientImpact.byScanners(drill.expected().rides(), attempts, reported.maxAttempts()));
        int lagSeconds = Recovery.lagSeconds(injectedAt, seconds, usualLag());
        checks.add(ClientImpact.byStorage(drill.maxLagTime(), lagSeconds));
        checks.add(ClientImpact.byReaders(drill.expected().reads(), reads));
        return new DrillResult(
                drill.name(),
                drill.title(),
                repetition,
                injectedAt,
                clearedAt,
                reported.acknowledged().length,
                attempts,
                reads,
                (int) seconds.stream().filter(Second::isDegraded).count(),
                seconds.stream()
                        .flatMap(second -> Stream.of(second.rides(), second.reads()))
                        .mapToDouble(Second.Kind::p99)
                        .max()
                        .orElse(0),
                recoveredAfter,
                lagSeconds,
                quiescentAfter,
                List.copyOf(checks),
                clients.errors().mostFrequent(),
                List.copyOf(notes),
                failure,
                seconds);
    }

    private synchronized void note(int second, String sentence) {
        notes.add(second + " s: " + sentence);
        progress.accept(second + " s: " + sentence);
    }

    private static long sum(List<Second> seconds, ToLongFunction<Second> number) {
        return seconds.stream().mapToLong(number).sum();
    }
}
