package dev.liftline.consumer;

/** The readers' cache of totals. Safe to use from several threads. */
public interface TotalsCache {

    /**
     * Tells the cache what a committed transaction changed. Never fails and never waits long: what cannot be delivered
     * now is kept and delivered later, and the cache is not {@link #isSettled() settled} until then.
     */
    void refresh(Stored stored);

    /**
     * Whether everything that was ever passed to {@link #refresh} has reached the cache. While it has not, the Kafka
     * offsets of those rides must not be committed: a crash would leave stale values behind.
     */
    boolean isSettled();
}
