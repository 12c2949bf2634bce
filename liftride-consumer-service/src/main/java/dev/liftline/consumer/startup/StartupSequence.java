package dev.liftline.consumer.startup;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Runs every {@link StartupStep} on a separate thread, so that the process is live while a server is unavailable. */
@Component
class StartupSequence implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StartupSequence.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final List<StartupStep> steps;
    private final StartupHealth health;
    private volatile @Nullable Thread thread;

    StartupSequence(List<StartupStep> steps, StartupHealth health) {
        this.steps = steps;
        this.health = health;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("startup").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(STOP_TIMEOUT);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    private void run() {
        try {
            for (StartupStep step : steps) {
                health.waitingFor(step.server());
                StepRetry.untilSuccess(step, this::isRunning);
            }
            health.ready();
            log.info("Ready: the listener reads and stores rides");
        } catch (InterruptedException e) {
            log.info("Stopped before the start-up was complete");
        }
    }
}
