package dev.liftline.consumer;

import dev.liftline.model.LiftRide;
import java.util.SortedMap;

/** Where rides are kept for good. Safe to use from several threads. */
public interface RideStore {

    /**
     * Stores rides and adds what was new to the totals, in one transaction: all of it, or nothing.
     *
     * @throws RidesRejectedException when the store refuses a ride for what it says; trying again would not help
     * @throws RuntimeException any other: the store is away or busy, and the same rides may be stored later
     */
    StoreResult store(SortedMap<RideIdentity, LiftRide> rides);
}
