package dev.liftline.identity.startup;

import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.stereotype.Component;

/** Migrates the schema and adds the initial access on a thread of its own, again and again until PostgreSQL is available. */
@Component
class Startup implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Startup.class);

    private static final Duration RETRY_INTERVAL = Duration.ofMillis(500);
    private static final int ATTEMPTS_PER_WARNING = 60;
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(5);

    private final Flyway flyway;
    private final InitialAccess initialAccess;
    private final StartupHealth health;
    private volatile @Nullable Thread thread;

    Startup(Flyway flyway, InitialAccess initialAccess, StartupHealth health) {
        this.flyway = flyway;
        this.initialAccess = initialAccess;
        this.health = health;
    }

    @Override
    public void start() {
        thread = Thread.ofVirtual().name("startup").start(this::run);
    }

    private void run() {
        try {
            for (int attempt = 0; !isDone(attempt); attempt++) {
                Thread.sleep(RETRY_INTERVAL);
            }
            health.ready();
            log.info("Ready: the schema is migrated");
        } catch (InterruptedException e) {
            log.info("Stopped before the start-up was complete");
        }
    }

    private boolean isDone(int attempt) {
        try {
            flyway.migrate();
            initialAccess.addMissing();
            return true;
        } catch (RuntimeException e) {
            if (attempt % ATTEMPTS_PER_WARNING == 0) {
                log.warn(
                        "The schema is not ready; retrying. Is PostgreSQL available, and was db/identity-role.sql run? {}",
                        NestedExceptionUtils.getMostSpecificCause(e).getMessage());
            }
            return false;
        }
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
}
