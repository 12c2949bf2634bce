package dev.liftline.consumer;

import java.time.Duration;

/** The readers' cache of totals. Safe to use from several threads. */
public interface TotalsCache {

    /**
     * Hands over what a committed transaction changed, and does not wait until the cache knows: whoever stores goes on.
     * What was handed over earlier arrives earlier. Waits only while two others are still under way. What cannot be
     * delivered is kept and delivered later.
     */
    void refresh(StoreResult stored);

    /** How many times {@link #refresh} has returned so far, in all threads: a mark to ask {@link #knows} about. */
    long mark();

    /**
     * Whether everything handed over before {@code mark} has reached the cache. Until then the Kafka offsets of those rides
     * must not be committed: a crash would leave stale values behind.
     */
    boolean knows(long mark);

    /** Waits, at most for {@code patience}, until what was handed over before {@code mark} has arrived or has failed to. */
    void await(long mark, Duration patience);
}
