package dev.liftline.drills.clients;

import dev.liftline.testkit.rides.ReferenceRide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A sample of the rides that were acknowledged recently, for readers. Thread-safe. */
final class RecentRides {

    private static final int CAPACITY = 5_000;

    private final List<ReferenceRide> rides = new ArrayList<>(CAPACITY);
    private final SplittableRandom random = new SplittableRandom();

    synchronized void add(ReferenceRide ride) {
        if (rides.size() < CAPACITY) {
            rides.add(ride);
        } else {
            rides.set(random.nextInt(CAPACITY), ride);
        }
    }

    synchronized Optional<ReferenceRide> any() {
        return rides.isEmpty() ? Optional.empty() : Optional.of(rides.get(random.nextInt(rides.size())));
    }
}
