package dev.liftline.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A program that is started, stopped, killed and started again, always on the same data and port. Thread-safe. */
public final class ManagedProcess {

    private static final long ROTATE_AT = 16L * 1024 * 1024;

    private final Program program;
    private volatile Consumer<ManagedProcess> deathListener = process -> {};
    private volatile @Nullable ChildProcess child;
    private volatile boolean wanted;
    private final AtomicInteger stopRequests = new AtomicInteger();

    public ManagedProcess(Program program) {
        this.program = program;
    }

    public String name() {
        return program.name();
    }

    /** Hears of every exit that neither {@link #stop} nor {@link #kill} asked for. Called on another thread. */
    public void onDeath(Consumer<ManagedProcess> listener) {
        deathListener = listener;
    }

    public boolean isRunning() {
        var current = child;
        return current != null && current.isAlive();
    }

    /** The process id, or -1 where nothing runs. */
    public long pid() {
        var current = child;
        return current != null && current.isAlive() ? current.pid() : -1;
    }

    /**
     * Starts the program and returns when it is ready; does nothing where it runs already.
     *
     * @throws StartException when it does not get ready; nothing of it runs then
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
        child = started;
        wanted = true;
        try {
            awaitReady(started, log, requestsBefore);
        } catch (RuntimeException e) {
            wanted = false;
            started.kill();
            throw e;
        }
        started.onExit(this::exited);
    }

    /** Stops the program in its own orderly way; kills it when it has not left in time. A start under way gives up. */
    public void stop() {
        stopRequests.incrementAndGet();
        synchronized (this) {
            wanted = false;
            var current = child;
            if (current != null && current.isAlive()) {
                current.stop(program.stopTimeout());
            }
        }
    }

    /** SIGKILL, wanted so: the death listener hears nothing. A start under way gives up. */
    public void kill() {
        stopRequests.incrementAndGet();
        synchronized (this) {
            wanted = false;
            var current = child;
            if (current != null) {
                current.kill();
            }
        }
    }

    /** SIGKILL as if from outside: the death listener hears of it. */
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
                throw StartException.abandoned(name());
            }
            if (System.nanoTime() > deadline) {
                throw new StartException("%s was not ready after %d s: see %s."
                        .formatted(name(), program.startTimeout().toSeconds(), log.file()));
            }
            try {
                Thread.sleep(program.pollInterval());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw StartException.abandoned(name());
            }
        }
        if (!started.isAlive()) {
            // Somebody else answers on the port.
            throw new StartException(program.explain(log));
        }
    }

    private static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > ROTATE_AT) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private void exited(ChildProcess exited) {
        if (wanted && child == exited) {
            deathListener.accept(this);
        }
    }
}
