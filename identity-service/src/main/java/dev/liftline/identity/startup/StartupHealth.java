package dev.liftline.identity.startup;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/**
 * The health component {@code startup}, part of readiness: up once the schema is migrated and the initial access is there. It stays up
 * when a server becomes unavailable: otherwise every replica would leave the gateway's pool at once.
 */
@Component("startupHealthIndicator")
class StartupHealth extends AbstractHealthIndicator {

    private volatile boolean ready;

    void ready() {
        ready = true;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        if (ready) {
            builder.up();
        } else {
            builder.outOfService().withDetail("waitingFor", "PostgreSQL");
        }
    }
}
