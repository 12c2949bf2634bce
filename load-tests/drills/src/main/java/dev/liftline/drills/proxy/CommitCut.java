package dev.liftline.drills.proxy;

import java.util.concurrent.atomic.AtomicInteger;

/** Cuts connections to PostgreSQL just before or after the COMMIT of a transaction, a given number of times. Thread-safe. */
public final class CommitCut {

    /** When a connection is reset at both ends. */
    public enum Moment {
        /** The client sent COMMIT and the server did not receive it: the server rolls back. */
        BEFORE_COMMIT,
        /** The server committed and the client did not receive the response. */
        AFTER_COMMIT
    }

    private record Order(Moment moment, AtomicInteger left, AtomicInteger cut) {}

    private volatile Order order = new Order(Moment.AFTER_COMMIT, new AtomicInteger(), new AtomicInteger());

    /**
     * Cuts the next connections that commit, in place of an earlier order.
     *
     * @param times number of connections; 0 for none
     */
    public void cutNext(Moment moment, int times) {
        order = new Order(moment, new AtomicInteger(times), new AtomicInteger());
    }

    /** The number of connections cut since the latest order. */
    public int count() {
        return order.cut().get();
    }

    ByteInspector inspector() {
        return new CommitDetector(this);
    }

    boolean tryCut(Moment moment) {
        var current = order;
        if (current.moment() != moment || current.left().getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return false;
        }
        current.cut().incrementAndGet();
        return true;
    }
}
