package dev.liftline.consumer;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The delta that the new rides of one transaction add to the totals. For one thread.
 *
 * <p>The maps are sorted because rows are locked in their order, so that two consumers updating the same rows cannot
 * deadlock.
 */
public final class BatchDelta {

    private final Set<RideIdentity> rides = new HashSet<>();
    private final SortedMap<SkierDay, SkierDayDelta> skierDays = new TreeMap<>();
    private final SortedMap<LiftHour, Integer> liftHours = new TreeMap<>();

    /** Adds a new ride with its vertical in metres. */
    public void add(RideIdentity ride, int vertical) {
        if (rides.add(ride)) {
            skierDays.merge(ride.skierDay(), new SkierDayDelta(1, vertical), SkierDayDelta::plus);
            liftHours.merge(ride.liftHour(), 1, Integer::sum);
        }
    }

    /** Number of new rides. */
    public int rides() {
        return rides.size();
    }

    /** Whether {@code ride} is new. */
    public boolean includes(RideIdentity ride) {
        return rides.contains(ride);
    }

    /** The delta of each skier day, in key order. */
    public SortedMap<SkierDay, SkierDayDelta> skierDays() {
        return Collections.unmodifiableSortedMap(skierDays);
    }

    /** The number of new rides of each lift hour, in key order. */
    public SortedMap<LiftHour, Integer> liftHours() {
        return Collections.unmodifiableSortedMap(liftHours);
    }
}
