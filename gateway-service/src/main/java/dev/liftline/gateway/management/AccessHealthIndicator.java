package dev.liftline.gateway.management;

import dev.liftline.gateway.identity.IdentityView;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part of readiness: whether this gateway knows keys. Thread-safe. */
@Component
class AccessHealthIndicator implements HealthIndicator {

    private final IdentityView identity;

    AccessHealthIndicator(IdentityView identity) {
        this.identity = identity;
    }

    @Override
    public Health health() {
        return identity.isKnown() ? Health.up().build() : Health.outOfService().build();
    }
}
