package dev.liftline.e2e.gatling;

import dev.liftline.testkit.rides.ReferenceRide;
import java.util.Iterator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Rides as scanners send them: 3 % repeat one of the last thousand, as a scanner does that got no response. Endless if
 * the rides are. Not thread-safe.
 */
final class RepeatedRides implements Iterator<ReferenceRide> {

    private static final int REPEAT_PERCENTAGE = 3;
    private static final int REMEMBERED = 1_000;

    private final Iterator<ReferenceRide> rides;
    private final RandomGenerator random;
    private final @Nullable ReferenceRide[] sent = new @Nullable ReferenceRide[REMEMBERED];
    private int next;

    RepeatedRides(Iterator<ReferenceRide> rides, RandomGenerator random) {
        this.rides = rides;
        this.random = random;
    }

    @Override
    public boolean hasNext() {
        return rides.hasNext();
    }

    @Override
    public ReferenceRide next() {
        if (random.nextInt(100) < REPEAT_PERCENTAGE) {
            ReferenceRide again = sent[random.nextInt(REMEMBERED)];
            if (again != null) {
                return again;
            }
        }
        ReferenceRide ride = rides.next();
        sent[next] = ride;
        next = (next + 1) % REMEMBERED;
        return ride;
    }
}
