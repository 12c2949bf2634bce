package dev.liftline.local.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One running child process. Thread-safe. */
public final class ChildProcess {

    private static final Duration KILL_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration DESCENDANTS_TIMEOUT = Duration.ofSeconds(2);

    private final Process process;
    private final ChildSpec spec;

    private ChildProcess(Process process, ChildSpec spec) {
        this.process = process;
        this.spec = spec;
    }

    /** Starts the child and creates the directory of its log if necessary. */
    static ChildProcess start(ChildSpec spec) throws IOException {
        var folder = spec.log().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        var builder = new ProcessBuilder(ParentDeathSignal.wrap(spec))
                .directory(spec.directory().toFile())
                .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(spec.log().toFile()));
        builder.environment().putAll(spec.environment());
        return new ChildProcess(ProcessStarter.start(builder), spec);
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    void onExit(Consumer<ChildProcess> listener) {
        var _ = process.onExit().thenRun(() -> listener.accept(this));
    }

    /** Sends the stop signal, and SIGKILL after the timeout. Returns when the process is gone. */
    void stop(Duration timeout) {
        if (spec.stopSignal() == StopSignal.TERM) {
            process.destroy();
        } else {
            var _ = Commands.succeeds("kill", "-s", spec.stopSignal().name(), Long.toString(process.pid()));
        }
        if (!exitsWithin(timeout)) {
            kill();
        }
    }

    /** Sends SIGKILL. Returns when the process and its descendants are gone and hold no port or file. */
    void kill() {
        List<ProcessHandle> tree = process.descendants().toList();
        process.destroyForcibly();
        var _ = exitsWithin(KILL_TIMEOUT);
        // PostgreSQL's backends end on their own after the postmaster; a new one does not start before.
        awaitGone(tree);
    }

    private boolean exitsWithin(Duration timeout) {
        try {
            return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static void awaitGone(List<ProcessHandle> tree) {
        var deadline = System.nanoTime() + DESCENDANTS_TIMEOUT.toNanos();
        while (tree.stream().anyMatch(ChildProcess::runs)) {
            if (System.nanoTime() > deadline) {
                tree.forEach(ProcessHandle::destroyForcibly);
                return;
            }
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Whether it runs. A zombie does not, although it seems alive in a container whose PID 1 does not reap it. */
    private static boolean runs(ProcessHandle process) {
        if (!process.isAlive()) {
            return false;
        }
        try {
            return !Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"))
                    .contains(") Z ");
        } catch (IOException e) {
            return process.isAlive();
        }
    }
}
