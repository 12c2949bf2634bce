package dev.liftline.benchmarks.traffic;

import dev.liftline.local.load.Request;
import dev.liftline.model.Seasons;
import dev.liftline.testkit.rides.Field;
import dev.liftline.testkit.rides.FieldRide;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Cycles through prepared batch requests, so that sending one needs little CPU. Not thread-safe. */
public final class RideBatches implements Supplier<Request> {

    private static final int PREPARED_BATCHES = 64;

    private final List<Request> batches;
    private int next;

    /** @param rides number of rides of each batch */
    public RideBatches(int season, int rides, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        batches = IntStream.range(0, PREPARED_BATCHES)
                .mapToObj(number -> Stream.generate(() -> Field.STANDARD.draw(random))
                        .limit(rides)
                        .map(ride -> item(season, ride))
                        .collect(Collectors.joining(",", "[", "]")))
                .map(body -> Request.post("/lift-rides", Buffer.buffer(body)))
                .toList();
    }

    @Override
    public Request get() {
        Request batch = batches.get(next);
        next = (next + 1) % batches.size();
        return batch;
    }

    private static String item(int season, FieldRide ride) {
        return "{\"resortID\":%d,\"seasonID\":\"%s\",\"dayID\":%d,\"skierID\":%d,\"time\":%d,\"liftID\":%d}"
                .formatted(ride.resort(), Seasons.text(season), ride.day(), ride.skier(), ride.time(), ride.lift());
    }
}
