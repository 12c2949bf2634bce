package dev.liftline.consumer.startup;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** The health component {@code startup}, part of readiness: up once every {@link StartupStep} has succeeded. */
@Component("startupHealthIndicator")
class StartupHealth extends AbstractHealthIndicator {

    private volatile @Nullable String waitingFor = "the start";

    /** Reports that the start-up waits for {@code server}. */
    void waitingFor(String server) {
        waitingFor = server;
    }

    void ready() {
        waitingFor = null;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        String missing = waitingFor;
        if (missing == null) {
            builder.up();
        } else {
            builder.outOfService().withDetail("waitingFor", missing);
        }
    }
}
