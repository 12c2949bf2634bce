package dev.liftline.load.bench.traffic;

import dev.liftline.load.field.Field;
import dev.liftline.load.http.Shot;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Requests that report one ride of the field each. For one thread. */
public final class Rides implements Supplier<Shot> {

    private final SplittableRandom random;
    private final int season;

    public Rides(int season, long seed) {
        this.random = new SplittableRandom(seed);
        this.season = season;
    }

    @Override
    public Shot get() {
        return Requests.report(season, Field.STANDARD.draw(random));
    }
}
