package dev.liftline.consumer;

import dev.liftline.model.LiftRide;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * The use case: stores a batch of rides, each once, and tells the cache what came of it. Safe to use from several
 * threads.
 */
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
     * Stores {@code rides}, in which the same ride may occur several times. On return every ride is committed or
     * refused; calling again with the same rides changes nothing.
     *
     * @return the rides that the store refused for their data, each with the reason in one sentence
     * @throws RuntimeException when the store is away: nothing is lost by calling again later
     */
    public Map<RideIdentity, String> store(List<LiftRide> rides) {
        SortedMap<RideIdentity, LiftRide> distinct = new TreeMap<>();
        rides.forEach(ride -> distinct.putIfAbsent(RideIdentity.of(ride), ride));
        Map<RideIdentity, String> refused = new HashMap<>();
        int added = storeOrIsolate(distinct, refused);
        int refusedRecords = 0;
        for (LiftRide ride : refused.isEmpty() ? List.<LiftRide>of() : rides) {
            refusedRecords += refused.containsKey(RideIdentity.of(ride)) ? 1 : 0;
        }
        metrics.stored(added, rides.size() - added - refusedRecords);
        return refused;
    }

    /** Halves what is refused until the rides that cause it stand alone: the others are stored. */
    private int storeOrIsolate(SortedMap<RideIdentity, LiftRide> rides, Map<RideIdentity, String> refused) {
        if (rides.isEmpty()) {
            return 0;
        }
        try {
            StoreResult stored = store.store(rides);
            cache.refresh(stored);
            return stored.rides();
        } catch (RidesRejectedException e) {
            if (rides.size() == 1) {
                refused.put(rides.firstKey(), e.reason());
                return 0;
            }
            RideIdentity middle = List.copyOf(rides.keySet()).get(rides.size() / 2);
            return storeOrIsolate(rides.headMap(middle), refused) + storeOrIsolate(rides.tailMap(middle), refused);
        }
    }
}
