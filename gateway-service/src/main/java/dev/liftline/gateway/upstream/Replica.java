package dev.liftline.gateway.upstream;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

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
    private final AdaptiveLimit limit;
    private final AtomicInteger inFlight = new AtomicInteger();
    private volatile State checked = State.UNPROVEN;

    Replica(ReplicaAddress address, EjectionPolicy policy, int maxInFlight, @Nullable Duration slowAfter) {
        this.address = address;
        this.ejection = new Ejection(policy);
        this.limit = new AdaptiveLimit(maxInFlight, slowAfter);
    }

    public ReplicaAddress address() {
        return address;
    }

    /** Requests that were sent to it and are not answered yet. */
    public int inFlight() {
        return inFlight.get();
    }

    /** Requests that it may have in flight: fewer than the pool, when it answers slowly. */
    public int limit() {
        return limit.current();
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

    boolean hasRoom() {
        return limit.allows(inFlight.get());
    }

    void begin() {
        inFlight.incrementAndGet();
    }

    void succeeded(long began, long now) {
        limit.answered(began, now, inFlight.getAndDecrement());
        ejection.succeeded(now);
    }

    boolean failed(long began, long now) {
        limit.failed(began, now, inFlight.getAndDecrement());
        return ejection.failed(now);
    }

    void abandoned() {
        inFlight.decrementAndGet();
    }
}
