package dev.liftline.drills;

import dev.liftline.drills.check.CheckResult;
import dev.liftline.drills.check.CheckResult.Kind;
import dev.liftline.drills.check.Checks;
import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.clients.Count;
import dev.liftline.drills.clients.ReportedRides;
import dev.liftline.drills.clients.Second;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.DrillContext;
import dev.liftline.testkit.reconcile.ConsumerLag;
import dev.liftline.testkit.reconcile.StoredSeason.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
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
        try (Clients clients = new Clients(stack.stack(), season);
                ConsumerLag lag = new ConsumerLag(stack.stack().kafkaBootstrap());
                ScheduledExecutorService lagSampler = Executors.newSingleThreadScheduledExecutor()) {
            DrillContext context = stack.context(
                    clients,
                    season,
                    sentence -> note(clients.timeline().now(), sentence),
                    (check, holds, detail) -> checks.add(new CheckResult(Kind.OTHER, check, holds ? 0 : 1, detail)));
            String failure = "";
            try {
                clients.start(rates.rides(), rates.reads());
                var _ = lagSampler.scheduleAtFixedRate(() -> sample(lag, clients), 500, 1_000, TimeUnit.MILLISECONDS);
                Thread.sleep(rates.steady());
                awaitSteady(clients);
                holdFault(context);
                awaitRecovery(clients);
                stopAndCheck(context, lag);
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                failure = e.toString();
            }
            return result(clients, failure);
        }
    }

    private static void sample(ConsumerLag lag, Clients clients) {
        try {
            clients.timeline().lag(lag.records());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Otherwise the fault's impact could not be told from earlier errors. */
    private void awaitSteady(Clients clients) throws InterruptedException {
        boolean steady = poll(() -> Recovery.isSteady(clients.timeline().seconds(), usualLag()), STEADY_TIMEOUT);
        checkImpact(
                "clients see normal service before the fault",
                steady,
                steady ? "" : "not for three seconds in a row: the machine is too busy for this rate");
    }

    private static boolean poll(BooleanSupplier condition, Duration timeout) throws InterruptedException {
        long begun = System.nanoTime();
        boolean holds = condition.getAsBoolean();
        while (!holds && System.nanoTime() - begun < timeout.toNanos()) {
            Thread.sleep(500);
            holds = condition.getAsBoolean();
        }
        return holds;
    }

    private void checkImpact(String check, boolean holds, String detail) {
        checks.add(new CheckResult(Kind.CLIENT_IMPACT, check, holds ? 0 : 1, detail));
    }

    private long usualLag() {
        return Math.round(rates.rides());
    }

    private void holdFault(DrillContext context) throws Exception {
        try {
            injectedAt = context.clients().timeline().now();
            note(injectedAt, "inject");
            drill.inject().run(context);
            long end = System.nanoTime() + drill.hold().toNanos();
            while (System.nanoTime() < end) {
                drill.meanwhile().run(context);
            }
        } finally {
            clearedAt = context.clients().timeline().now();
            note(clearedAt, "clear");
            drill.clear().run(context);
            note(context.clients().timeline().now(), "cleared");
        }
    }

    private void awaitRecovery(Clients clients) throws InterruptedException {
        Thread.sleep(rates.steady());
        boolean recovered = poll(() -> recovery(clients) >= 0, RECOVERY_TIMEOUT.minus(rates.steady()));
        recoveredAfter = recovery(clients);
        checkImpact(
                "clients see normal service again",
                recovered,
                recovered ? recoveredAfter + " s" : "not within " + RECOVERY_TIMEOUT.toSeconds() + " s");
    }

    private int recovery(Clients clients) {
        return Recovery.after(clearedAt, clients.timeline().seconds(), usualLag());
    }

    private void stopAndCheck(DrillContext context, ConsumerLag lag) throws Exception {
        Clients clients = context.clients();
        long pending = clients.stop(REPORT_TIMEOUT);
        checks.add(new CheckResult(
                Kind.OTHER, "every ride is acknowledged in the end", pending, pending + " are not acknowledged"));
        Database database = Database.of(context.stack());
        quiescentAfter = Quiescence.await(lag, database, context.season());
        checks.addAll(Checks.all(context, database));
    }

    private DrillResult result(Clients clients, String failure) {
        ReportedRides reported = clients.rides();
        List<Second> seconds = clients.timeline().seconds();
        Count attempts = reported.attempts();
        Count reads = seconds.stream().map(second -> second.reads().count()).reduce(Count.NONE, Count::plus);
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
}
