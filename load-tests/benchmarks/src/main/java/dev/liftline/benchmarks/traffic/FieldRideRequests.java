package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.Requests;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Generates requests that report one random ride of the field load each. Not thread-safe. */
public final class FieldRideRequests implements Supplier<Request> {

    private final SplittableRandom random;
    private final int season;

    public FieldRideRequests(int season, long seed) {
        this.random = new SplittableRandom(seed);
        this.season = season;
    }

    @Override
    public Request get() {
        return Requests.report(season, Field.STANDARD.draw(random));
    }
}
