package dev.liftline.consumer;

import dev.liftline.model.LiftRide;
import java.util.SortedMap;

/** The durable store of rides. Safe for use by several threads. */
public interface RideStore {

    /**
     * Stores rides and adds the new ones to the totals in one transaction.
     *
     * @throws RidesRejectedException when the store rejects at least one ride; without it, the others may be stored
     * @throws RuntimeException when the store is unavailable or busy; the same rides may be stored later
     */
    StoreResult store(SortedMap<RideIdentity, LiftRide> rides);
}
