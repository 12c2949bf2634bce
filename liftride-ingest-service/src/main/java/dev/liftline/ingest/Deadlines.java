package dev.liftline.ingest;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes requests whose time is up, within {@link #PRECISION_MILLIS} of their deadline. One look at those that wait longest
 * in place of a timer for each request: a timed wait of a virtual thread wakes the JDK's timer thread twice, once to set the
 * timer and once to cancel it. Safe for use by many threads.
 */
@Component
class Deadlines {

    static final long PRECISION_MILLIS = 50;

    // Every request has the same patience, so the first to come is the first to be overdue.
    private final Queue<Settlement> waiting = new ConcurrentLinkedQueue<>();

    /** Has the owner of {@code settlement} woken when its deadline has passed before it is settled. */
    void watch(Settlement settlement) {
        waiting.add(settlement);
    }

    // NB: never run by two threads at once, and nobody else takes from the queue.
    @Scheduled(fixedDelay = PRECISION_MILLIS)
    void wakeOverdue() {
        long now = System.nanoTime();
        for (Settlement first = waiting.peek(); first != null && first.endsBy(now); first = waiting.peek()) {
            waiting.remove();
            first.wakeOwner();
        }
    }
}
