package dev.liftline.consumer;

/** The cache of totals that readers use. Safe for use by several threads. */
public interface TotalsCache {

    /**
     * Delivers the changes of a committed transaction and returns when the cache has them. Keeps changes that the cache does
     * not accept and delivers them later; does not throw when the cache is unavailable.
     */
    void refresh(StoreResult result);

    /**
     * Whether the cache has every change that was passed to {@link #refresh}. Kafka offsets must not be committed while this
     * is false: after a crash the cache would stay stale.
     */
    boolean isCurrent();
}
