package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Requests that report a ride each that was not reported before, so that as many are stored as are sent. For one thread. */
public final class NewRides implements Supplier<Request> {

    private final int season;
    private final Supplier<FieldRide> draw;
    private final Set<Long> reported = new HashSet<>();

    /** @param draw rides, some of them again */
    public NewRides(int season, Supplier<FieldRide> draw) {
        this.season = season;
        this.draw = draw;
    }

    @Override
    public Request get() {
        return report(next());
    }

    /** What reports a ride. */
    public Request report(FieldRide ride) {
        return Requests.report(season, ride);
    }

    /** That many further rides. */
    public List<FieldRide> next(int count) {
        List<FieldRide> rides = new ArrayList<>(count);
        while (rides.size() < count) {
            rides.add(next());
        }
        return rides;
    }

    /** How many rides were given so far. */
    public int count() {
        return reported.size();
    }

    private FieldRide next() {
        FieldRide ride = draw.get();
        while (!reported.add(ride.key())) {
            ride = draw.get();
        }
        return ride;
    }
}
