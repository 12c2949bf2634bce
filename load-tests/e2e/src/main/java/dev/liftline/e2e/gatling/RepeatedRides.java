package dev.liftline.e2e.gatling;

import dev.liftline.testkit.rides.FieldRide;
import java.util.Iterator;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Rides as scanners send them: three in a hundred are one of the last thousand again, as from a scanner that did not
 * hear its answer. Endless if the rides are. Not thread-safe.
 */
final class RepeatedRides implements Iterator<FieldRide> {

    private static final int REPEATS_IN_A_HUNDRED = 3;
    private static final int REMEMBERED = 1_000;

    private final Iterator<FieldRide> rides;
    private final RandomGenerator random;
    private final @Nullable FieldRide[] sent = new @Nullable FieldRide[REMEMBERED];
    private int next;

    RepeatedRides(Iterator<FieldRide> rides, RandomGenerator random) {
        this.rides = rides;
        this.random = random;
    }

    @Override
    public boolean hasNext() {
        return rides.hasNext();
    }

    @Override
    public FieldRide next() {
        if (random.nextInt(100) < REPEATS_IN_A_HUNDRED) {
            FieldRide again = sent[random.nextInt(REMEMBERED)];
            if (again != null) {
                return again;
            }
        }
        FieldRide ride = rides.next();
        sent[next] = ride;
        next = (next + 1) % REMEMBERED;
        return ride;
    }
}
