package dev.liftline.drills.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Repeats a step in a thread while a fault lasts. For one run at a time. */
final class BackgroundTask {

    private static final Duration STOP_TIMEOUT = Duration.ofMinutes(1);

    private @Nullable Thread thread;

    /** The step that is repeated. */
    interface Step {
        void run() throws Exception;
    }

    /** Starts repeating; a step that fails is the last. */
    synchronized void start(String name, Step step) {
        thread = Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                while (!Thread.currentThread().isInterrupted()) {
                    step.run();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (Exception e) {
                throw new IllegalStateException(name, e);
            }
        });
    }

    /** Stops and returns when the last step has ended. */
    synchronized void stop() throws InterruptedException {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            running.join(STOP_TIMEOUT);
        }
    }
}
