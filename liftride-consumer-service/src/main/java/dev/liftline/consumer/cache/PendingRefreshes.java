package dev.liftline.consumer.cache;

import dev.liftline.consumer.SkierDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Refreshes that Redis has not accepted yet, one per skier day. When there are more than the limit, they are dropped and the
 * cache must be flushed instead. Safe for use by several threads.
 */
final class PendingRefreshes {

    private enum Flush {
        NOT_NEEDED,
        DUE,
        RUNNING
    }

    private final int limit;
    private final Map<SkierDay, Refresh> refreshes = new HashMap<>();
    private Flush flush = Flush.NOT_NEEDED;

    PendingRefreshes(int limit) {
        this.limit = limit;
    }

    synchronized void add(Collection<Refresh> more) {
        if (flush == Flush.DUE) {
            // The flush has not begun, so it will cover these.
            return;
        }
        more.forEach(refresh -> refreshes.merge(refresh.day(), refresh, Refresh::and));
        if (refreshes.size() > limit) {
            refreshes.clear();
            flush = Flush.DUE;
        }
    }

    /** Adds {@code more} if anything is pending already; returns whether it did. */
    synchronized boolean addIfPending(Collection<Refresh> more) {
        boolean pending = !isEmpty();
        if (pending) {
            add(more);
        }
        return pending;
    }

    /** Whether no refresh is pending and no flush is due or running. */
    synchronized boolean isEmpty() {
        return refreshes.isEmpty() && flush == Flush.NOT_NEEDED;
    }

    synchronized int size() {
        return refreshes.size();
    }

    /** Up to {@code count} pending refreshes. */
    synchronized List<Refresh> some(int count) {
        return refreshes.values().stream().limit(count).toList();
    }

    /** Removes refreshes that {@link #some} returned and Redis accepted. One that was replaced meanwhile stays. */
    synchronized void delivered(List<Refresh> refreshed) {
        refreshed.forEach(refresh -> refreshes.remove(refresh.day(), refresh));
    }

    /** Whether the caller must flush the cache now and then call {@link #endFlush}. Keeps what is added meanwhile. */
    synchronized boolean beginFlush() {
        if (flush != Flush.DUE) {
            return false;
        }
        flush = Flush.RUNNING;
        return true;
    }

    /** Ends the flush that {@link #beginFlush} began. A failed flush is due again. */
    synchronized void endFlush(boolean succeeded) {
        if (flush == Flush.RUNNING) {
            flush = succeeded ? Flush.NOT_NEEDED : Flush.DUE;
        }
    }
}
