package dev.liftline.ingest.kafka;

import dev.liftline.ingest.RideResult;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The acknowledgements one request waits for. The request's thread creates and awaits it; any thread completes it. One
 * countdown serves all rides, because a future per ride costs more than sending it.
 */
final class PendingAcks {

    private final Thread owner = Thread.currentThread();
    private final AtomicReferenceArray<@Nullable RideResult> results;
    private final AtomicInteger open;
    private final long deadline;

    /** @param deadline in terms of {@link System#nanoTime} */
    PendingAcks(int rides, long deadline) {
        this.results = new AtomicReferenceArray<>(rides);
        this.open = new AtomicInteger(rides);
        this.deadline = deadline;
    }

    /** Sets the result of a ride. The first call per ride counts. */
    void complete(int index, RideResult result) {
        if (results.compareAndSet(index, null, result) && open.decrementAndGet() == 0) {
            wakeOwner();
        }
    }

    /**
     * Waits until every ride is completed, the deadline has passed or the thread is interrupted. {@link TimeoutSweeper}
     * wakes the thread at the deadline.
     */
    void await() {
        while (open.get() > 0 && !owner.isInterrupted() && !isExpired(System.nanoTime())) {
            LockSupport.park(this);
        }
    }

    /** Whether the deadline has passed at {@code now}. */
    boolean isExpired(long now) {
        return deadline - now <= 0;
    }

    /** Whether every ride is completed or the deadline has passed at {@code now}. */
    boolean isOver(long now) {
        return open.get() == 0 || isExpired(now);
    }

    /** Wakes the waiting request. */
    void wakeOwner() {
        LockSupport.unpark(owner);
    }

    /** The results so far, in order; {@link RideResult.Unavailable} for rides that are not completed. */
    List<RideResult> results() {
        List<RideResult> all = new ArrayList<>(results.length());
        for (int index = 0; index < results.length(); index++) {
            RideResult result = results.get(index);
            all.add(result == null ? new RideResult.Unavailable(RideResult.DEFAULT_RETRY_AFTER) : result);
        }
        return all;
    }
}
