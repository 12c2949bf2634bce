package dev.liftline.consumer;

import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the rides of one transaction that were really new add to the totals. Belongs to one thread.
 *
 * <p>The maps are sorted because rows are locked in their order: two consumers that update the same rows then wait for
 * one another, but never in a circle.
 */
public final class BatchDelta {

    private final Set<RideIdentity> rides = new HashSet<>();
    private final SortedMap<SkierDay, SkierDayDelta> skierDays = new TreeMap<>();
    private final SortedMap<LiftHour, Integer> liftHours = new TreeMap<>();

    /** Counts a ride that was new, with the metres of vertical it counts for. */
    public void add(RideIdentity ride, int vertical) {
        if (rides.add(ride)) {
            skierDays.merge(ride.skierDay(), new SkierDayDelta(1, vertical), SkierDayDelta::plus);
            liftHours.merge(ride.liftHour(), 1, Integer::sum);
        }
    }

    /** How many rides were new. */
    public int rides() {
        return rides.size();
    }

    /** Whether {@code ride} was new. */
    public boolean includes(RideIdentity ride) {
        return rides.contains(ride);
    }

    /** What each skier's day gains, in key order. */
    public SortedMap<SkierDay, SkierDayDelta> skierDays() {
        return Collections.unmodifiableSortedMap(skierDays);
    }

    /** How many rides each lift's hour gains, in key order. */
    public SortedMap<LiftHour, Integer> liftHours() {
        return Collections.unmodifiableSortedMap(liftHours);
    }
}
