package dev.liftline.drills.process;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Something that is done over and over while a fault lasts. For one run at a time. */
final class BackgroundTask {

    private static final Duration TO_END = Duration.ofMinutes(1);

    private @Nullable Thread thread;

    /** What is done over and over. */
    interface Step {
        void run() throws Exception;
    }

    /** Begins; a step that fails is the last. */
    synchronized void begin(String name, Step step) {
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

    /** Ends it and returns when the last step has ended. */
    synchronized void end() throws InterruptedException {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            running.join(TO_END);
        }
    }
}
