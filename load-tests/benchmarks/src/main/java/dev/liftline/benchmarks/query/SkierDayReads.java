package dev.liftline.benchmarks.query;

import dev.liftline.benchmarks.traffic.MeasuredClient;
import dev.liftline.local.load.Load;
import dev.liftline.local.load.Request;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import dev.liftline.testkit.rides.RideRanges;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads of every skier day of some rides, with the right responses. Immutable. */
public final class SkierDayReads {

    /** Most rides of a skier are on different days. */
    private static final RideRanges RANGES = new RideRanges(5_000, 10, 40, 3, 360);

    private static final int RIDES = 10_000;

    private final Map<String, Integer> verticals = new TreeMap<>();
    private final List<Request> requests;

    public SkierDayReads(int season, List<ReferenceRide> rides) {
        rides.forEach(ride -> verticals.merge(Requests.skierDay(season, ride), ride.vertical(), Integer::sum));
        requests = verticals.keySet().stream().map(Request::get).toList();
    }

    /** Distinct rides to store before the reads, the same each time. */
    public static List<ReferenceRide> rides() {
        return RANGES.draw(RIDES, new SplittableRandom(1)).stream().distinct().toList();
    }

    /** A request for each skier day. */
    public List<Request> requests() {
        return requests;
    }

    /** Reads each skier day once and requires its vertical. */
    public void check(MeasuredClient client) throws NotReconciledException {
        List<String> wrong = new ArrayList<>();
        client.send(Load.closed(requests).onResult((request, response, nanos) -> {
            Integer vertical = verticals.get(request.path());
            if (!response.text().equals(String.valueOf(vertical))) {
                wrong.add("GET %s returned %s instead of %d".formatted(request.path(), response.text(), vertical));
            }
        }));
        NotReconciledException.require(wrong.isEmpty(), () -> wrong.size() + " wrong responses: " + wrong.getFirst());
    }

    /** Draws requests at random; the same seed draws the same. */
    public static Supplier<Request> random(List<Request> requests, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return () -> requests.get(random.nextInt(requests.size()));
    }
}
