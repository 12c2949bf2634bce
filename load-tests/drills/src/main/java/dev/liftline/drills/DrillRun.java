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

/** One run of a drill on a running system: steady load, fault, hold, lift, load until all is well, quiet, checks. */
final class DrillRun {

    private static final Duration TO_RECOVER = Duration.ofSeconds(60);
    private static final Duration TO_BE_STEADY = Duration.ofSeconds(30);
    private static final Duration TO_REPORT_ALL = Duration.ofSeconds(40);

    private final DrillStack system;
    private final Drill drill;
    private final int repetition;
    private final LoadRates rates;
    private final Consumer<String> progress;
    private final List<String> notes = new ArrayList<>();
    private final List<CheckResult> verdicts = new ArrayList<>();
    private int injectedAt;
    private int clearedAt;
    private int recoveredAfter = -1;
    private double quietAfter;

    DrillRun(DrillStack system, Drill drill, int repetition, LoadRates rates, Consumer<String> progress) {
        this.system = system;
        this.drill = drill;
        this.repetition = repetition;
        this.rates = rates;
        this.progress = progress;
    }

    DrillResult run() throws InterruptedException {
        int season = system.nextSeason();
        try (Clients clients = new Clients(system.stack().gatewayUrls(), season);
                ConsumerLag lag = new ConsumerLag(system.stack().kafkaBootstrap());
                LagSampler sampler = new LagSampler(lag, clients.timeline())) {
            DrillContext context = new DrillContext(
                    system.stack(),
                    system.proxies(),
                    system.disks(),
                    clients,
                    season,
                    system.poison(),
                    sentence -> note(clients.timeline().now(), sentence));
            String failure = "";
            try {
                clients.start(rates.rides(), rates.reads());
                sampler.start();
                Thread.sleep(rates.steady());
                awaitSteady(clients);
                disturb(context);
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

    /** What the fault does cannot be told from what was wrong before. */
    private void awaitSteady(Clients clients) throws InterruptedException {
        long begun = System.nanoTime();
        boolean steady = Recovery.isSteady(clients.timeline().seconds(), usualLag());
        while (!steady && System.nanoTime() - begun < TO_BE_STEADY.toNanos()) {
            Thread.sleep(500);
            steady = Recovery.isSteady(clients.timeline().seconds(), usualLag());
        }
        verdicts.add(new CheckResult(
                Kind.NOTICED,
                "clients saw neither errors nor slow answers before the fault",
                steady ? 0 : 1,
                steady ? "" : "not for three seconds in a row: the machine is too busy for this rate"));
    }

    private long usualLag() {
        return Math.round(rates.rides());
    }

    private void disturb(DrillContext context) throws Exception {
        try {
            injectedAt = context.clients().timeline().now();
            note(injectedAt, "fault");
            drill.inject(context);
            Thread.sleep(drill.hold());
        } finally {
            clearedAt = context.clients().timeline().now();
            note(clearedAt, "lift");
            drill.clear(context);
            note(context.clients().timeline().now(), "lifted");
        }
    }

    private void awaitRecovery(Clients clients) throws InterruptedException {
        long begun = System.nanoTime();
        Thread.sleep(rates.steady());
        recoveredAfter = recovery(clients);
        while (recoveredAfter < 0 && System.nanoTime() - begun < TO_RECOVER.toNanos()) {
            Thread.sleep(500);
            recoveredAfter = recovery(clients);
        }
        verdicts.add(new CheckResult(
                Kind.NOTICED,
                "clients have what they are used to again",
                recoveredAfter < 0 ? 1 : 0,
                recoveredAfter < 0 ? "not within " + TO_RECOVER.toSeconds() + " s" : recoveredAfter + " s"));
    }

    private int recovery(Clients clients) {
        return Recovery.after(clearedAt, clients.timeline().seconds(), usualLag());
    }

    private void settle(DrillContext context, ConsumerLag lag) throws Exception {
        Clients clients = context.clients();
        long pending = clients.stop(TO_REPORT_ALL);
        verdicts.add(new CheckResult(
                Kind.OTHER, "every ride is taken in the end", pending, pending + " are still to be reported"));
        quietAfter = Quiescence.await(lag, system.database(), context.season());
        verdicts.addAll(Checks.all(context, system.database()));
    }

    private DrillResult result(Clients clients, String failure) {
        ReportedRides book = clients.rides();
        List<Second> seconds = clients.timeline().seconds();
        Count attempts =
                new Count(book.attempts(Outcome.OK), book.attempts(Outcome.ERROR), book.attempts(Outcome.UNKNOWN));
        Count reads = new Count(
                sum(seconds, second -> second.reads().ok()),
                sum(seconds, second -> second.reads().error()),
                sum(seconds, second -> second.reads().unknown()));
        verdicts.add(ClientImpact.byScanners(drill.expected().rides(), attempts, book.maxAttempts()));
        int behind = Recovery.behind(injectedAt, seconds, usualLag());
        verdicts.add(ClientImpact.byStorage(drill.maxLagTime(), behind));
        verdicts.add(ClientImpact.byPhones(drill.expected().reads(), reads));
        return new DrillResult(
                drill.name(),
                drill.title(),
                repetition,
                injectedAt,
                clearedAt,
                book.acknowledged().length,
                attempts,
                reads,
                (int) seconds.stream().filter(Second::isDegraded).count(),
                seconds.stream()
                        .flatMap(second -> Stream.of(second.rides(), second.reads()))
                        .mapToDouble(Second.Kind::p99)
                        .max()
                        .orElse(0),
                recoveredAfter,
                behind,
                quietAfter,
                List.copyOf(verdicts),
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
