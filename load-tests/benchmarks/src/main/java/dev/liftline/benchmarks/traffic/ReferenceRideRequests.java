package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Generates requests that report one random ride of the reference load each. Not thread-safe. */
public final class ReferenceRideRequests implements Supplier<Request> {

    private final SplittableRandom random;
    private final int season;

    public ReferenceRideRequests(int season, long seed) {
        this.random = new SplittableRandom(seed);
        this.season = season;
    }

    @Override
    public Request get() {
        return Requests.report(season, RideRanges.REFERENCE.draw(random));
    }
}
