package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Generates requests for rides without duplicates, so that the number of stored rides equals the number of requests.
 * Not thread-safe.
 */
public final class NewRides implements Supplier<Request> {

    private final int season;
    private final Supplier<ReferenceRide> source;
    private final Set<Long> used = new HashSet<>();

    /** @param source of rides; duplicates are skipped */
    public NewRides(int season, Supplier<ReferenceRide> source) {
        this.season = season;
        this.source = source;
    }

    @Override
    public Request get() {
        return Requests.report(season, next());
    }

    public List<ReferenceRide> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    public int count() {
        return used.size();
    }

    private ReferenceRide next() {
        ReferenceRide ride = source.get();
        while (!used.add(ride.key())) {
            ride = source.get();
        }
        return ride;
    }
}
