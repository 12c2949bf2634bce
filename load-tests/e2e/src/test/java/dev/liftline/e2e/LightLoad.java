package dev.liftline.e2e;

import dev.liftline.e2e.stack.Gateway;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.RunningLoad;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import dev.liftline.testkit.rides.RideResults;
import java.time.Duration;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;

/** One scanner that sends 50 rides a second, each once, until it is closed. A ride without a 201 may be stored or not. */
final class LightLoad implements AutoCloseable {

    private static final RideRanges RANGES = new RideRanges(50, 2, 40, 2, 360);
    private static final double RIDES_PER_SECOND = 50;
    private static final int MAX_RIDES = 100_000;

    private final LoadClient client;
    private final RunningLoad load;
    private final RideResults results = new RideResults(MAX_RIDES);
    private final Map<Integer, Integer> statuses = new ConcurrentHashMap<>();

    LightLoad(Gateway gateway, int season) {
        SplittableRandom random = new SplittableRandom(season);
        client = gateway.client(1);
        load = client.start(
                Load.open(RIDES_PER_SECOND, Duration.ofMinutes(30), () -> Requests.report(season, RANGES.draw(random)))
                        .onResult((request, response, nanos) -> {
                            results.completed(request, response, nanos);
                            statuses.merge(response.status(), 1, Integer::sum);
                        }));
    }

    /** Responses by status so far; 0 is a broken connection. */
    Map<Integer, Integer> statuses() {
        return Map.copyOf(statuses);
    }

    int acknowledgedSoFar() {
        return results.acknowledged().size();
    }

    RideResults results() {
        return results;
    }

    @Override
    public void close() {
        load.stop().await();
        client.close();
    }
}
