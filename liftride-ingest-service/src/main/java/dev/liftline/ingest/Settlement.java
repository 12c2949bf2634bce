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

    Settlement(int rides) {
        this.outcomes = new AtomicReferenceArray<>(rides);
        this.open = new AtomicInteger(rides);
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
            LockSupport.unpark(owner);
        }
        return true;
    }

    /** Waits until every ride is settled, {@code deadline} ({@link System#nanoTime}) has passed or the thread is interrupted. */
    void await(long deadline) {
        while (open.get() > 0 && !owner.isInterrupted()) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return;
            }
            LockSupport.parkNanos(this, left);
        }
    }

    /** What became of a ride so far; {@link Outcome.Unavailable} where that is not known. */
    Outcome outcome(int index) {
        Outcome outcome = outcomes.get(index);
        return outcome == null ? new Outcome.Unavailable(Outcome.SOON) : outcome;
    }
}
