package dev.liftline.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One process of a pool: its health, its requests in flight and their limit. Thread-safe. */
public final class Replica {

    /** The health of a replica. */
    public enum State {
        HEALTHY,
        /** No health check has completed yet. */
        UNCHECKED,
        /** Its health checks fail, or it reports that it is not ready. */
        UNHEALTHY,
        /** Its health checks succeed, but requests to it failed. */
        EJECTED
    }

    private final ReplicaAddress address;
    private final Ejection ejection;
    private final AdaptiveLimit limit;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile State checked = State.UNCHECKED;

    Replica(ReplicaAddress address, EjectionPolicy policy, int maxInFlight, @Nullable Duration latencyThreshold) {
        this.address = address;
        this.ejection = new Ejection(policy);
        this.limit = new AdaptiveLimit(maxInFlight, latencyThreshold);
    }

    public ReplicaAddress address() {
        return address;
    }

    /** Requests sent and not yet responded to. */
    public int inFlight() {
        return inFlight.get();
    }

    /** The current limit of requests in flight. */
    public int limit() {
        return limit.current();
    }

    public State state() {
        return checked == State.HEALTHY && ejection.isEjected() ? State.EJECTED : checked;
    }

    /** Sets the result of the health checks. */
    public void markChecked(boolean healthy) {
        checked = healthy ? State.HEALTHY : State.UNHEALTHY;
    }

    boolean isUsable(long now) {
        return checked == State.HEALTHY && ejection.allows(now, inFlight.get());
    }

    boolean hasRoom() {
        return inFlight.get() < limit.current();
    }

    /** Counts one more request in flight, unless the limit is reached. */
    boolean tryStart() {
        if (inFlight.incrementAndGet() > limit.current()) {
            inFlight.decrementAndGet();
            return false;
        }
        return true;
    }

    void succeeded(long startedAt, long now) {
        limit.succeeded(startedAt, now, inFlight.getAndDecrement());
        ejection.succeeded(now);
    }

    boolean failed(long startedAt, long now, boolean mayEject) {
        limit.failed(startedAt, now, inFlight.getAndDecrement());
        return ejection.failed(now, mayEject);
    }

    void abandoned() {
        inFlight.decrementAndGet();
    }
}
