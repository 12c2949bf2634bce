package dev.liftline.gateway.health;

import dev.liftline.gateway.upstream.Replica;
import dev.liftline.gateway.upstream.Replica.State;
import dev.liftline.gateway.upstream.UpstreamProperties.Checks;

/** The health checks of one replica: when the next is due and what the last ones amount to. For one thread. */
final class ReplicaCheck {

    private final Replica replica;
    private final Checks settings;
    private boolean running;
    private long dueAt;
    private int failures;
    private int successes;

    ReplicaCheck(Replica replica, Checks settings, long now) {
        this.replica = replica;
        this.settings = settings;
        this.dueAt = now;
    }

    Replica replica() {
        return replica;
    }

    /** Whether to send a check now; it counts as running until one of the outcomes is reported. */
    boolean begin(long now) {
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
        if (replica.state() == State.UNPROVEN || successes >= settings.successes()) {
            replica.markChecked(true);
        }
    }

    /** The replica answered that it must not get requests: it starts, or it is about to stop. */
    void notReady() {
        running = false;
        successes = 0;
        replica.markChecked(false);
    }

    /** The replica did not answer, which may be the network's or a busy machine's doing. */
    void noAnswer() {
        running = false;
        successes = 0;
        failures++;
        if (replica.state() == State.UNPROVEN || failures >= settings.failures()) {
            replica.markChecked(false);
        }
    }
}
