package dev.liftline.drills;

import dev.liftline.drills.clients.Clients;
import dev.liftline.drills.plan.Drill;
import dev.liftline.drills.plan.StackRequirements;
import dev.liftline.local.process.StartException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Runs drills one after another. Reuses the stack while it meets the next drill's requirements and every process is ready. */
final class DrillRunner implements AutoCloseable {

    private static final int WARM_UP_STEPS = 16;

    private final Path repository;
    private final Path directory;
    private final LoadRates rates;
    private final PrintStream out;
    private @Nullable DrillStack stack;

    DrillRunner(Path repository, Path directory, LoadRates rates, PrintStream out) {
        this.repository = repository;
        this.directory = directory;
        this.rates = rates;
        this.out = out;
    }

    /** Runs a drill once, on a quiescent stack. */
    DrillResult run(Drill drill, int repetition) throws IOException, InterruptedException {
        DrillStack suitable;
        try {
            suitable = suitable(drill.requirements());
        } catch (StartException e) {
            return DrillResult.impossible(drill, repetition, String.valueOf(e.getMessage()));
        }
        DrillResult run =
                new DrillRun(suitable, drill, repetition, rates, sentence -> out.println("    " + sentence)).run();
        if (!run.failure().isEmpty()) {
            // A stack in an unknown state would disturb the next run.
            close();
        }
        return run;
    }

    @Override
    public void close() {
        DrillStack running = stack;
        stack = null;
        if (running != null) {
            running.close();
        }
    }

    private DrillStack suitable(StackRequirements requirements) throws IOException, InterruptedException {
        DrillStack running = stack;
        if (running != null && running.suits(requirements)) {
            return running;
        }
        close();
        out.println("    starting a fresh stack: " + requirements.name());
        DrillStack started = DrillStack.start(repository, directory, requirements);
        stack = started;
        warmUp(started);
        return started;
    }

    /** Sends load until the JIT compilers no longer slow down requests. */
    private void warmUp(DrillStack started) throws InterruptedException {
        try (Clients clients = new Clients(started.stack(), started.nextSeason())) {
            for (double share = 0.25; share <= 1; share += 0.25) {
                clients.start(share * rates.rides(), share * rates.reads());
                Thread.sleep(rates.warm().dividedBy(WARM_UP_STEPS));
            }
            clients.timeline().awaitCalm(rates.warm());
            var _ = clients.stop(rates.warm());
        }
    }
}
