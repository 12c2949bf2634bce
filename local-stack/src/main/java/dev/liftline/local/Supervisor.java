package dev.liftline.local;

import dev.liftline.local.Progress.State;
import dev.liftline.local.process.Part;
import dev.liftline.local.process.StartException;
import java.time.Duration;

/** Starts and stops parts, tells of it, and has those that die started again. */
final class Supervisor implements AutoCloseable {

    private final Progress progress;
    private final Watchdog watchdog;
    private final boolean restartOnDeath;

    Supervisor(Progress progress, boolean restartOnDeath) {
        this.progress = progress;
        this.watchdog = new Watchdog(progress);
        this.restartOnDeath = restartOnDeath;
    }

    void start(Part part) {
        start(part, () -> {}, () -> {});
    }

    /**
     * Starts a part and returns when it is ready.
     *
     * @param died runs whenever it has died and is going to be started again
     * @param ready runs whenever it is ready, now and after each death
     */
    void start(Part part, Runnable died, Runnable ready) {
        var begun = System.nanoTime();
        progress.part(part.name(), State.STARTING, "");
        if (restartOnDeath) {
            watchdog.watch(part, died, ready);
        }
        try {
            part.start();
        } catch (RuntimeException e) {
            watchdog.release(part);
            var abandoned = e instanceof StartException start && start.isAbandoned();
            progress.part(part.name(), abandoned ? State.STOPPED : State.FAILED, "");
            throw e;
        }
        ready.run();
        var took = Duration.ofNanos(System.nanoTime() - begun);
        progress.part(part.name(), State.READY, "%.1f s".formatted(took.toMillis() / 1000.0));
    }

    void stop(Part part) {
        watchdog.release(part);
        var running = part.isRunning();
        if (running) {
            progress.part(part.name(), State.STOPPING, "");
        }
        part.stop();
        if (running) {
            progress.part(part.name(), State.STOPPED, "");
        }
    }

    int deaths(Part part) {
        return watchdog.deaths(part);
    }

    @Override
    public void close() {
        watchdog.close();
    }
}
