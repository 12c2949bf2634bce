package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Cycles through prepared batch requests, so that sending one needs little CPU. Not thread-safe. */
public final class RideBatches implements Supplier<Request> {

    private static final int PREPARED_BATCHES = 64;

    private final List<Request> batches;
    private int next;

    /** @param rides number of rides of each batch */
    public RideBatches(int season, int rides, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        batches = Stream.generate(() -> Requests.batch(season, RideRanges.REFERENCE.draw(rides, random)))
                .limit(PREPARED_BATCHES)
                .toList();
    }

    @Override
    public Request get() {
        Request batch = batches.get(next);
        next = (next + 1) % batches.size();
        return batch;
    }
}
