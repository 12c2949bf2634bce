package dev.liftline.consumer;

import dev.liftline.model.LiftRide;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The use case: stores a batch of rides, each once, and refreshes the cache. Safe for use by several threads. */
@Component
public class StoreRides {

    private final RideStore store;
    private final TotalsCache cache;
    private final RideMetrics metrics;

    StoreRides(RideStore store, TotalsCache cache, RideMetrics metrics) {
        this.store = store;
        this.cache = cache;
        this.metrics = metrics;
    }

    /**
     * Stores {@code rides}, which may contain duplicates. On return every ride is either committed or rejected. Storing the
     * same rides again changes nothing.
     *
     * @return the rides that the store rejected for their data, each with the reason as one sentence
     * @throws RuntimeException when the store is unavailable; the caller may store the same rides later
     */
    public Map<RideIdentity, String> store(List<LiftRide> rides) {
        SortedMap<RideIdentity, LiftRide> distinct = new TreeMap<>();
        rides.forEach(ride -> distinct.putIfAbsent(RideIdentity.of(ride), ride));
        Map<RideIdentity, String> rejected = new HashMap<>();
        int stored = storeOrSplit(distinct, rejected);
        metrics.stored(stored, rides.size() - stored - count(rejected, rides));
        return rejected;
    }

    private static int count(Map<RideIdentity, String> rejected, List<LiftRide> rides) {
        int records = 0;
        // Usually empty; then no identity is computed again.
        if (!rejected.isEmpty()) {
            for (LiftRide ride : rides) {
                records += rejected.containsKey(RideIdentity.of(ride)) ? 1 : 0;
            }
        }
        return records;
    }

    /** Halves rejected rides until each ride with bad data is alone, so that the others are stored. */
    private int storeOrSplit(SortedMap<RideIdentity, LiftRide> rides, Map<RideIdentity, String> rejected) {
        if (rides.isEmpty()) {
            return 0;
        }
        try {
            StoreResult result = store.store(rides);
            cache.refresh(result);
            return result.rides();
        } catch (RidesRejectedException e) {
            if (rides.size() == 1) {
                rejected.put(rides.firstKey(), e.reason());
                return 0;
            }
            RideIdentity middle = List.copyOf(rides.keySet()).get(rides.size() / 2);
            return storeOrSplit(rides.headMap(middle), rejected) + storeOrSplit(rides.tailMap(middle), rejected);
        }
    }
}
