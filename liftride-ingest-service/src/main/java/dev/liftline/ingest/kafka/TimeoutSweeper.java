package dev.liftline.ingest.kafka;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Wakes requests at their deadline, at most {@link #INTERVAL_MILLIS} late. One sweep replaces a timer per request: a timed
 * park of a virtual thread wakes the JDK's timer thread twice. Thread-safe.
 */
@Component
class TimeoutSweeper {

    static final long INTERVAL_MILLIS = 50;

    // All requests have the same timeout, so the queue is ordered by deadline.
    private final Queue<PendingAcks> waiting = new ConcurrentLinkedQueue<>();

    /** Adds a waiting request, which is woken at its deadline. */
    void watch(PendingAcks acks) {
        waiting.add(acks);
    }

    /** Returns the number of requests that it removed from the queue. */
    // One thread at a time runs this; nothing else removes from the queue.
    @Scheduled(fixedDelay = INTERVAL_MILLIS)
    int wakeExpired() {
        long now = System.nanoTime();
        int removed = 0;
        for (PendingAcks first = waiting.peek(); first != null && first.isOver(now); first = waiting.peek()) {
            waiting.remove();
            first.wakeOwner();
            removed++;
        }
        return removed;
    }
}
