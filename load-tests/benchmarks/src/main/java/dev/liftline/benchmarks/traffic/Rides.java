package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.Requests;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Requests that report one ride of the field each. For one thread. */
public final class Rides implements Supplier<Request> {

    private final SplittableRandom random;
    private final int season;

    public Rides(int season, long seed) {
        this.random = new SplittableRandom(seed);
        this.season = season;
    }

    @Override
    public Request get() {
        return Requests.report(season, Field.STANDARD.draw(random));
    }
}
