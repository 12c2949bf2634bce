package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.FieldRide;
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
    private final Supplier<FieldRide> source;
    private final Set<Long> used = new HashSet<>();

    /** @param source of rides; duplicates are skipped */
    public NewRides(int season, Supplier<FieldRide> source) {
        this.season = season;
        this.source = source;
    }

    @Override
    public Request get() {
        return Requests.report(season, next());
    }

    public List<FieldRide> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

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
