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
    private static final Duration ORPHANS_TIMEOUT = Duration.ofSeconds(2);

    private final Process process;
    private final ChildSpec spec;

    private ChildProcess(Process process, ChildSpec spec) {
        this.process = process;
        this.spec = spec;
    }

    /** Starts the child; its log's folder is made where it is missing. */
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

    /** Asks the program to leave and kills it when it has not within the time. Returns when it and its children are gone. */
    void stop(Duration patience) {
        if (spec.stopSignal() == StopSignal.TERM) {
            process.destroy();
        } else {
            var _ = Commands.succeeds("kill", "-s", spec.stopSignal().name(), Long.toString(process.pid()));
        }
        if (!exitsWithin(patience)) {
            kill();
        }
    }

    /** SIGKILL. Returns when the process and its own children are gone, so that they hold no port or file any more. */
    void kill() {
        List<ProcessHandle> family = process.descendants().toList();
        process.destroyForcibly();
        var _ = exitsWithin(KILL_TIMEOUT);
        // PostgreSQL's backends leave by themselves when the postmaster dies, and a new one refuses to start before.
        awaitGone(family);
    }

    private boolean exitsWithin(Duration patience) {
        try {
            return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return !process.isAlive();
        }
    }

    private static void awaitGone(List<ProcessHandle> family) {
        var deadline = System.nanoTime() + ORPHANS_TIMEOUT.toNanos();
        while (family.stream().anyMatch(ChildProcess::holdsAnything)) {
            if (System.nanoTime() > deadline) {
                family.forEach(ProcessHandle::destroyForcibly);
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

    /** Whether it runs. A zombie does not, though it looks alive where the PID 1 of a container never reaps. */
    private static boolean holdsAnything(ProcessHandle process) {
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
