package dev.liftline.consumer;

import dev.liftline.model.LiftRide;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A batch of which an attempt failed, with what its attempts found out. For one thread. */
final class UnfinishedBatch {

    private final List<LiftRide> rides;
    private final Map<RideIdentity, String> rejected = new HashMap<>();
    private int stored;
    private int uncertainRejections;

    UnfinishedBatch(List<LiftRide> rides) {
        this.rides = rides;
    }

    boolean isOf(List<LiftRide> others) {
        return rides.equals(others);
    }

    /** The rides that were rejected alone, each with the reason; an unmodifiable view. */
    Map<RideIdentity, String> rejected() {
        return Collections.unmodifiableMap(rejected);
    }

    void reject(RideIdentity ride, String reason) {
        rejected.put(ride, reason);
    }

    /** Number of rides that the attempts stored, also those that failed later. */
    int stored() {
        return stored;
    }

    void addStored(int rides) {
        stored += rides;
    }

    /** Number of distinct attempts that ended because the batch was rejected without a certain reason. */
    int uncertainRejections() {
        return uncertainRejections;
    }

    void rejectedUncertainly() {
        uncertainRejections++;
    }

    /** Number of records whose ride was rejected. */
    int rejectedRecords() {
        // Usually none; then no identity is computed again.
        return rejected.isEmpty()
                ? 0
                : (int) rides.stream()
                        .map(RideIdentity::of)
                        .filter(rejected::containsKey)
                        .count();
    }
}
