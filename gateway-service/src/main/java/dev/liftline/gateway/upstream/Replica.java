package dev.liftline.gateway.upstream;

import java.util.concurrent.atomic.AtomicInteger;

/** One process that answers for a pool. Thread-safe. */
public final class Replica {

    /** What is known of a replica, best first. */
    public enum State {
        HEALTHY,
        /** Found, but not one health check answered yet. */
        UNPROVEN,
        /** Its health checks fail, or it says that it is not ready. */
        UNHEALTHY,
        /** Its health checks succeed, but requests to it failed: it sits out for a while. */
        EJECTED
    }

    private final ReplicaAddress address;
    private final Ejection ejection;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile State checked = State.UNPROVEN;

    Replica(ReplicaAddress address, EjectionPolicy policy) {
        this.address = address;
        this.ejection = new Ejection(policy);
    }

    public ReplicaAddress address() {
        return address;
    }

    /** Requests that were sent to it and are not answered yet. */
    public int inFlight() {
        return inFlight.get();
    }

    public State state() {
        return checked == State.HEALTHY && ejection.isEjected() ? State.EJECTED : checked;
    }

    /** Takes in the verdict of the active health checks. */
    public void markChecked(boolean healthy) {
        checked = healthy ? State.HEALTHY : State.UNHEALTHY;
    }

    boolean isUsable(long now) {
        return checked == State.HEALTHY && ejection.allows(now, inFlight.get());
    }

    void begin() {
        inFlight.incrementAndGet();
    }

    void succeeded(long now) {
        inFlight.decrementAndGet();
        ejection.succeeded(now);
    }

    boolean failed(long now) {
        inFlight.decrementAndGet();
        return ejection.failed(now);
    }

    void abandoned() {
        inFlight.decrementAndGet();
    }
}
