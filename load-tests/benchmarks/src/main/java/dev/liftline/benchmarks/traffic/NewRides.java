package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.FieldRide;
import dev.liftline.testkit.rides.Requests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Generates requests for rides without duplicates, so that the number of stored rides equals the number of requests.
 * Not thread-safe.
 */
public final class NewRides implements Supplier<Request> {

    private final int season;
    private final Supplier<FieldRide> source;
    private final Set<Long> used = new HashSet<>();

    /** @param source of rides; duplicates are skipped */
    public NewRides(int season, Supplier<FieldRide> source) {
        this.season = season;
        this.source = source;
    }

    @Override
    public Request get() {
        return request(next());
    }

    /** Creates the request for one ride. */
    public Request request(FieldRide ride) {
        return Requests.report(season, ride);
    }

    /** Returns the next {@code count} rides. */
    public List<FieldRide> next(int count) {
        List<FieldRide> rides = new ArrayList<>(count);
        while (rides.size() < count) {
            rides.add(next());
        }
        return rides;
    }

    /** Returns the number of rides so far. */
    public int count() {
        return used.size();
    }

    private FieldRide next() {
        FieldRide ride = source.get();
        while (!used.add(ride.key())) {
            ride = source.get();
        }
        return ride;
    }
}
