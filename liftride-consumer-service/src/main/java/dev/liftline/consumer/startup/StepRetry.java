package dev.liftline.consumer.startup;

import dev.liftline.consumer.FailureMessage;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/** Repeats a start-up step with a backoff until it succeeds. */
final class StepRetry {

    private static final Logger log = LoggerFactory.getLogger(StepRetry.class);
    private static final Duration INITIAL_BACKOFF = Duration.ofMillis(200);
    private static final Duration MAX_BACKOFF = Duration.ofSeconds(2);
    private static final int ATTEMPTS_PER_WARNING = 15;

    private StepRetry() {}

    /** @throws InterruptedException when the thread is interrupted or {@code running} becomes false */
    static void untilSuccess(StartupStep step, BooleanSupplier running) throws InterruptedException {
        BackOffExecution backOff = backOff().start();
        for (int attempt = 0; ; attempt++) {
            try {
                step.work().run();
                return;
            } catch (RuntimeException e) {
                // Not every library keeps the interrupt flag.
                if (Thread.interrupted() || !running.getAsBoolean()) {
                    throw new InterruptedException();
                }
                if (attempt % ATTEMPTS_PER_WARNING == 0) {
                    log.warn(
                            "{} is unavailable; retrying until it is available, rides wait in Kafka meanwhile. {}",
                            step.server(),
                            FailureMessage.of(e));
                }
                Thread.sleep(backOff.nextBackOff());
            }
        }
    }

    private static ExponentialBackOff backOff() {
        ExponentialBackOff backOff = new ExponentialBackOff(INITIAL_BACKOFF.toMillis(), 2);
        backOff.setMaxInterval(MAX_BACKOFF.toMillis());
        backOff.setJitter(INITIAL_BACKOFF.toMillis() / 2);
        return backOff;
    }
}
