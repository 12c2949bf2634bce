package dev.liftline.consumer.startup;

import dev.liftline.consumer.FailureMessage;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Runs every {@link StartupStep} on a thread of its own, so that the process lives and answers while it waits. As a
 * health indicator it is up once all steps have succeeded.
 */
@Component("openingHealthIndicator")
class StartupSequence extends AbstractHealthIndicator implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(StartupSequence.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);
    private static final int ATTEMPTS_BETWEEN_WARNINGS = 15;

    private final List<StartupStep> steps;
    private volatile @Nullable Thread thread;
    private volatile String waitingFor = "the start";
    private volatile boolean open;

    StartupSequence(List<StartupStep> steps) {
        this.steps = steps;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("opening").start(this::run);
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
            try {
                running.join(LONGEST_STOP);
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
                waitingFor = step.waitsFor();
                succeed(step);
            }
            open = true;
            log.info("Open: rides are read and stored");
        } catch (InterruptedException e) {
            log.info("Stopped while waiting for {}", waitingFor);
        }
    }

    private void succeed(StartupStep step) throws InterruptedException {
        BackOffExecution pauses = backOff().start();
        for (int attempt = 0; ; attempt++) {
            try {
                step.work().run();
                return;
            } catch (RuntimeException e) {
                // Not every library keeps the interrupt flag when it gives up waiting.
                if (Thread.interrupted() || !isRunning()) {
                    throw new InterruptedException();
                }
                if (attempt % ATTEMPTS_BETWEEN_WARNINGS == 0) {
                    log.warn(
                            "{} is not ready, trying again until it is; rides wait in Kafka meanwhile. {}",
                            step.waitsFor(),
                            FailureMessage.sentence(e));
                }
                Thread.sleep(pauses.nextBackOff());
            }
        }
    }

    private static ExponentialBackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(FIRST_PAUSE.toMillis(), 2);
        backOff.setMaxInterval(LONGEST_PAUSE.toMillis());
        backOff.setJitter(FIRST_PAUSE.toMillis() / 2);
        return backOff;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (open) {
            builder.up();
        } else {
            builder.outOfService().withDetail("waitingFor", waitingFor);
        }
    }
}
