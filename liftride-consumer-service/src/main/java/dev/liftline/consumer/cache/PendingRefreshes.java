package dev.liftline.consumer.cache;

import dev.liftline.consumer.SkierDay;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What could not be delivered to Redis yet, one entry for each skier's day. Bounded: when there would be too many, they
 * are dropped and the whole cache has to be flushed instead. Safe to use from several threads.
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
            // It will begin later, so what it deletes includes these.
            return;
        }
        more.forEach(refresh -> refreshes.merge(refresh.day(), refresh, Refresh::and));
        if (refreshes.size() > limit) {
            refreshes.clear();
            flush = Flush.DUE;
        }
    }

    synchronized boolean isEmpty() {
        return refreshes.isEmpty() && flush == Flush.NOT_NEEDED;
    }

    synchronized int size() {
        return refreshes.size();
    }

    /** Up to {@code count} of what is pending. */
    synchronized List<Refresh> some(int count) {
        return refreshes.values().stream().limit(count).toList();
    }

    /** Takes note that {@code refreshed} reached Redis. An entry that changed since it was handed out stays. */
    synchronized void delivered(List<Refresh> refreshed) {
        refreshed.forEach(refresh -> refreshes.remove(refresh.day(), refresh));
    }

    /** Whether the caller must flush the cache now, and then call {@link #endFlush}. What is added meanwhile is kept. */
    synchronized boolean beginFlush() {
        if (flush != Flush.DUE) {
            return false;
        }
        flush = Flush.RUNNING;
        return true;
    }

    /** Ends what {@link #beginFlush} began. */
    synchronized void endFlush(boolean succeeded) {
        if (flush == Flush.RUNNING) {
            flush = succeeded ? Flush.NOT_NEEDED : Flush.DUE;
        }
    }
}
