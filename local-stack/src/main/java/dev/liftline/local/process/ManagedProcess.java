package dev.liftline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A child process that can be started again after each end, with the same data and ports. Thread-safe. */
public final class ManagedProcess {

    private static final long MAX_LOG_BYTES = 16L * 1024 * 1024;

    private final Program program;
    private volatile Consumer<ManagedProcess> deathListener = process -> {};
    private volatile @Nullable ChildProcess child;
    private volatile boolean expectedToRun;
    private volatile boolean ready;
    private volatile @Nullable Instant startedAt;
    private final AtomicInteger stopRequests = new AtomicInteger();

    public ManagedProcess(Program program) {
        this.program = program;
    }

    public String name() {
        return program.name();
    }

    /** Sets the listener for exits that neither {@link #stop} nor {@link #kill} caused. It is called on another thread. */
    public void onDeath(Consumer<ManagedProcess> listener) {
        deathListener = listener;
    }

    public boolean isRunning() {
        var current = child;
        return current != null && current.isAlive();
    }

    /** Whether it runs and became ready after its last start. */
    public boolean isReady() {
        return ready && isRunning();
    }

    /** When the present process was started; empty if it does not run. */
    public Optional<Instant> startedAt() {
        return isRunning() ? Optional.ofNullable(startedAt) : Optional.empty();
    }

    /** The process id, or -1 if it does not run. */
    public long pid() {
        var current = child;
        return current != null && current.isAlive() ? current.pid() : -1;
    }

    /**
     * Starts the program and returns when it is ready. Does nothing if it runs.
     *
     * @throws StartException if it does not become ready; then it does not run
     */
    public synchronized void start() {
        if (isRunning()) {
            return;
        }
        var requestsBefore = stopRequests.get();
        program.prepare();
        var spec = program.spec();
        ChildProcess started;
        LogTail log;
        try {
            rotate(spec.log());
            log = LogTail.fromEndOf(spec.log());
            started = ChildProcess.start(spec);
        } catch (IOException e) {
            throw new StartException(name() + " cannot be started: " + e.getMessage() + ".", e);
        }
        ready = false;
        startedAt = Instant.now();
        child = started;
        expectedToRun = true;
        try {
            awaitReady(started, log, requestsBefore);
        } catch (RuntimeException e) {
            expectedToRun = false;
            started.kill();
            throw e;
        }
        ready = true;
        started.onExit(this::exited);
    }

    /** Stops the program with its stop signal, and with SIGKILL after its stop timeout. Cancels a start in progress. */
    public void stop() {
        stopRequests.incrementAndGet();
        synchronized (this) {
            expectedToRun = false;
            var current = child;
            if (current != null && current.isAlive()) {
                current.stop(program.stopTimeout());
            }
        }
    }

    /** Sends SIGKILL without calling the death listener. Cancels a start in progress. */
    public void kill() {
        stopRequests.incrementAndGet();
        synchronized (this) {
            expectedToRun = false;
            var current = child;
            if (current != null) {
                current.kill();
            }
        }
    }

    /** Sends SIGKILL like a failure: calls the death listener. */
    public void crash() {
        var current = child;
        if (current != null) {
            current.kill();
        }
    }

    private void awaitReady(ChildProcess started, LogTail log, int requestsBefore) {
        var deadline = System.nanoTime() + program.startTimeout().toNanos();
        while (!program.isReady(log)) {
            if (!started.isAlive()) {
                throw new StartException(program.explain(log));
            }
            if (stopRequests.get() != requestsBefore) {
                throw StartException.cancelled(name());
            }
            if (System.nanoTime() > deadline) {
                throw new StartException("%s was not ready after %d s: see %s."
                        .formatted(name(), program.startTimeout().toSeconds(), log.file()));
            }
            try {
                Thread.sleep(program.pollInterval());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw StartException.cancelled(name());
            }
        }
        if (!started.isAlive()) {
            // Another program responds on the port.
            throw new StartException(program.explain(log));
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > MAX_LOG_BYTES) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void exited(ChildProcess exited) {
        if (expectedToRun && child == exited) {
            deathListener.accept(this);
        }
    }
}
