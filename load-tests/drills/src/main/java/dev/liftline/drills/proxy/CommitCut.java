package dev.liftline.drills.proxy;

import java.util.concurrent.atomic.AtomicInteger;

/** Cuts connections to a PostgreSQL around the COMMIT of a transaction, as often as it is told. Thread-safe. */
public final class CommitCut {

    /** When a connection is reset at both ends. */
    public enum Moment {
        /** The client has sent COMMIT; it does not reach the server, which rolls back. */
        BEFORE_THE_SERVER_HEARS,
        /** The server has committed and answered; the answer does not reach the client. */
        BEFORE_THE_CLIENT_KNOWS
    }

    private record Order(Moment moment, AtomicInteger left, AtomicInteger struck) {}

    private volatile Order order = new Order(Moment.BEFORE_THE_CLIENT_KNOWS, new AtomicInteger(), new AtomicInteger());

    /**
     * Cuts the next connections that commit; an earlier order and its count are forgotten.
     *
     * @param times how many, 0 for none
     */
    public void strike(Moment moment, int times) {
        order = new Order(moment, new AtomicInteger(times), new AtomicInteger());
    }

    /** How many connections were cut since the latest order. */
    public int struck() {
        return order.struck().get();
    }

    ByteInspector tap() {
        return new CommitDetector(this);
    }

    boolean strikes(Moment moment) {
        var current = order;
        if (current.moment() != moment || current.left().getAndUpdate(left -> Math.max(0, left - 1)) == 0) {
            return false;
        }
        current.struck().incrementAndGet();
        return true;
    }
}
