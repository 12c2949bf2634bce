package dev.liftline.local.cli;

import dev.liftline.local.StackHome;
import dev.liftline.local.process.ChildSpec;
import dev.liftline.local.process.LogTail;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.Program;
import dev.liftline.local.process.StopSignal;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/**
 * {@code ./liftline train} as a child process of low priority, so that the first start need not wait for it. Thread-safe.
 */
final class BackgroundTraining {

    /** Tells the user what goes on. */
    static final String NOTE = "  Fast starts are prepared in the background for some two minutes; --no-aot skips it.";

    private final ManagedProcess process;
    private boolean ended;

    BackgroundTraining(StackHome home) {
        process = new ManagedProcess(new TrainingProgram(home));
    }

    /** Starts it unless it was ended. */
    synchronized void start() {
        if (!ended) {
            process.start();
        }
    }

    /** Kills it for good: what it has recorded so far is of no use. */
    synchronized void end() {
        ended = true;
        process.kill();
    }

    /** Runs a task while the training does not; it starts anew afterwards if it ran before. */
    int pausedDuring(IntSupplier task) {
        var running = process.isRunning();
        process.kill();
        try {
            return task.getAsInt();
        } finally {
            if (running) {
                start();
            }
        }
    }

    private record TrainingProgram(StackHome home) implements Program {

        @Override
        public String name() {
            return "aot-training";
        }

        @Override
        public void prepare() {}

        @Override
        public ChildSpec spec() {
            return new ChildSpec(
                    LauncherCommand.of(List.of("-Dliftline.background=true"), List.of("train")),
                    lowPriority(),
                    Map.of(),
                    home.root(),
                    home.logs().resolve("aot-training.log"),
                    StopSignal.TERM);
        }

        /** Linux shares the CPU among sessions first, by the priority in {@code autogroup}. */
        private static List<String> lowPriority() {
            var script = "echo 19 2>/dev/null >/proc/self/autogroup; exec nice -n 19 \"$@\"";
            return List.of("sh", "-c", script, "sh");
        }

        @Override
        public boolean isReady(LogTail log) {
            return true;
        }

        @Override
        public String explain(LogTail log) {
            return "The AOT training does not start: its log is %s.".formatted(log.file());
        }
    }
}
