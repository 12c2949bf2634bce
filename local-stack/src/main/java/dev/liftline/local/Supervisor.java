package dev.liftline.local;

import dev.liftline.local.Progress.State;
import dev.liftline.local.process.ManagedProcess;
import dev.liftline.local.process.StartException;
import java.time.Duration;

/** Starts and stops processes, reports their progress, and restarts those that die. */
final class Supervisor implements AutoCloseable {

    private final Progress progress;
    private final Watchdog watchdog;
    private final boolean restartOnDeath;

    Supervisor(Progress progress, boolean restartOnDeath) {
        this.progress = progress;
        this.watchdog = new Watchdog(progress);
        this.restartOnDeath = restartOnDeath;
    }

    void start(ManagedProcess process) {
        start(process, () -> {}, () -> {});
    }

    /**
     * Starts a process and returns when it is ready.
     *
     * @param died runs after each death, before the restart
     * @param ready runs whenever the process is ready, now and after each restart
     */
    void start(ManagedProcess process, Runnable died, Runnable ready) {
        var begun = System.nanoTime();
        progress.process(process.name(), State.STARTING, "");
        if (restartOnDeath) {
            watchdog.watch(process, died, ready);
        }
        try {
            process.start();
        } catch (RuntimeException e) {
            watchdog.release(process);
            var cancelled = e instanceof StartException start && start.isCancelled();
            progress.process(process.name(), cancelled ? State.STOPPED : State.FAILED, "");
            throw e;
        }
        ready.run();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        progress.process(process.name(), State.READY, "%.1f s".formatted(took.toMillis() / 1000.0));
    }

    void stop(ManagedProcess process) {
        watchdog.release(process);
        var running = process.isRunning();
        if (running) {
            progress.process(process.name(), State.STOPPING, "");
        }
        process.stop();
        if (running) {
            progress.process(process.name(), State.STOPPED, "");
        }
    }

    int deaths(ManagedProcess process) {
        return watchdog.deaths(process);
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
