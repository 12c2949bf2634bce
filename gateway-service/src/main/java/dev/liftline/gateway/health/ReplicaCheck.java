package dev.liftline.gateway.health;

import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Replica.State;
import dev.liftline.gateway.upstream.UpstreamProperties.HealthChecks;

/** The health checks of one replica: when the next is due, and the results of the last ones. For one thread. */
final class ReplicaCheck {

    private final Replica replica;
    private final HealthChecks settings;
    private boolean running;
    private long dueAt;
    private int failures;
    private int successes;

    ReplicaCheck(Replica replica, HealthChecks settings, long now) {
        this.replica = replica;
        this.settings = settings;
        this.dueAt = now;
    }

    Replica replica() {
        return replica;
    }

    /** Whether to send a check now; it is running until its result is recorded. */
    boolean tryStart(long now) {
        if (running || now - dueAt < 0) {
            return false;
        }
        running = true;
        dueAt = now + settings.interval().toNanos();
        return true;
    }

    void ready() {
        running = false;
        failures = 0;
        successes++;
        if (replica.state() == State.UNCHECKED || successes >= settings.successes()) {
            replica.markChecked(true);
        }
    }

    /** The replica is starting or shutting down. */
    void notReady() {
        running = false;
        successes = 0;
        replica.markChecked(false);
    }

    /** The replica did not respond, which may be caused by the network or a busy machine. */
    void noResponse() {
        running = false;
        successes = 0;
        failures++;
        if (replica.state() == State.UNCHECKED || failures >= settings.failures()) {
            replica.markChecked(false);
        }
    }
}
