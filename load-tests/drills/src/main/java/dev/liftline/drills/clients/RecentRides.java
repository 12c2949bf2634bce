package dev.liftline.drills.clients;

import dev.liftline.testkit.rides.FieldRide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Some of the rides that were acknowledged lately, for phones to ask about. For the event loop alone. */
final class RecentRides {

    private static final int MOST = 5_000;

    private final List<FieldRide> rides = new ArrayList<>(MOST);
    private final SplittableRandom random = new SplittableRandom();

    void add(FieldRide ride) {
        if (rides.size() < MOST) {
            rides.add(ride);
        } else {
            rides.set(random.nextInt(MOST), ride);
        }
    }

    Optional<FieldRide> any() {
        return rides.isEmpty() ? Optional.empty() : Optional.of(rides.get(random.nextInt(rides.size())));
    }
}
