package dev.liftline.drills;

import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.drills.report.DrillResult;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs drills one after another and keeps the system between them as long as it suits the next and is whole. */
final class DrillRunner implements AutoCloseable {

    private static final int STEPS = 16;

    private final Path repository;
    private final Path directory;
    private final LoadRates rates;
    private final PrintStream out;
    private @Nullable DrillStack system;

    DrillRunner(Path repository, Path directory, LoadRates rates, PrintStream out) {
        this.repository = repository;
        this.directory = directory;
        this.rates = rates;
        this.out = out;
    }

    /** One run of a drill; the system is quiet and whole before. */
    DrillResult run(Drill drill, int repetition) throws IOException, InterruptedException {
        DrillStack suitable;
        try {
            suitable = suitable(drill.requirements());
        } catch (StartException e) {
            return DrillResult.impossible(drill, repetition, String.valueOf(e.getMessage()));
        }
        DrillResult run = new DrillRun(suitable, drill, repetition, rates, this::say).run();
        if (!run.failure().isEmpty()) {
            // What is left of it would disturb the next.
            close();
        }
        return run;
    }

    @Override
    public void close() {
        DrillStack running = system;
        system = null;
        if (running != null) {
            running.close();
        }
    }

    private DrillStack suitable(StackRequirements requirements) throws IOException, InterruptedException {
        DrillStack running = system;
        if (running != null && running.suits(requirements)) {
            return running;
        }
        close();
        say("starting a fresh system: " + requirements.name());
        DrillStack started = DrillStack.start(repository, directory, requirements);
        system = started;
        warmUp(started);
        return started;
    }

    /** Or the first drill would see the JIT compilers' work. */
    private void warmUp(DrillStack started) throws InterruptedException {
        try (Clients clients = new Clients(started.stack().gatewayUrls(), started.nextSeason())) {
            for (double share = 0.25; share <= 1; share += 0.25) {
                clients.start(share * rates.rides(), share * rates.reads());
                Thread.sleep(rates.warm().dividedBy(STEPS));
            }
            long begun = System.nanoTime();
            while (!clients.timeline().isCalm()
                    && System.nanoTime() - begun < rates.warm().toNanos()) {
                Thread.sleep(500);
            }
            var _ = clients.stop(rates.warm());
        }
    }

    private void say(String sentence) {
        out.println("    " + sentence);
        out.flush();
    }
}
