package dev.liftline.ingest;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of the rides of one request. Made and awaited by the request's thread; settled by any. One countdown
 * for all of its rides, because a future for each of a thousand costs more than sending them.
 */
final class Settlement {

    private final Thread owner = Thread.currentThread();
    private final AtomicReferenceArray<@Nullable Outcome> outcomes;
    private final AtomicInteger open;
    private final long deadline;

    /** @param deadline a reading of {@link System#nanoTime} */
    Settlement(int rides, long deadline) {
        this.outcomes = new AtomicReferenceArray<>(rides);
        this.open = new AtomicInteger(rides);
        this.deadline = deadline;
    }

    /**
     * Says what became of a ride.
     *
     * @return false where that had been said before; nothing changes then
     */
    boolean settle(int index, Outcome outcome) {
        if (!outcomes.compareAndSet(index, null, outcome)) {
            return false;
        }
        if (open.decrementAndGet() == 0) {
            wakeOwner();
        }
        return true;
    }

    /**
     * Waits until every ride is settled, the deadline has passed or the thread is interrupted. That the deadline has passed it
     * learns from {@link Deadlines}, if it is watched there.
     */
    void await() {
        while (open.get() > 0 && !owner.isInterrupted() && deadline - System.nanoTime() > 0) {
            LockSupport.park(this);
        }
    }

    /** Whether it is settled, or its deadline has passed at {@code now}. */
    boolean endsBy(long now) {
        return open.get() == 0 || deadline - now <= 0;
    }

    /** Has its owner look again whether it must go on waiting. */
    void wakeOwner() {
        LockSupport.unpark(owner);
    }

    /** What became of a ride so far; {@link Outcome.Unavailable} where that is not known. */
    Outcome outcome(int index) {
        Outcome outcome = outcomes.get(index);
        return outcome == null ? new Outcome.Unavailable(Outcome.SOON) : outcome;
    }
}
