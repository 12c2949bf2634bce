package dev.liftline.benchmarks.live;

import dev.liftline.local.load.Load;
import dev.liftline.local.load.LoadClient;
import dev.liftline.local.load.Request;
import dev.liftline.testkit.reconcile.NotReconciledException;
import dev.liftline.testkit.rides.ReferenceRide;
import dev.liftline.testkit.rides.Requests;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/** Rides of one skier, each on a day of its own, whose events his open stream gets. */
final class EventProbes {

    static final int SEASON = 2098;

    private static final double PER_SECOND = 20;
    /** The load's rides are on the first days. */
    private static final int FIRST_DAY = 10;

    private static final int RESORTS = 10;
    private static final Duration TIMEOUT = Duration.ofSeconds(20);
    private static final long POLL_MILLIS = 5;
    private static final Pattern EVENT =
            Pattern.compile("\\{\"season\":2098,\"resort\":(\\d+),\"day\":(\\d+),\"version\":1}");

    private record Place(int resort, int day) {}

    private final LoadClient client;
    private final int skier;
    private final Map<Place, Long> acknowledged = new ConcurrentHashMap<>();
    private final Map<Place, Long> seen = new ConcurrentHashMap<>();
    private int sent;

    EventProbes(LoadClient client, int skier) {
        this.client = client;
        this.skier = skier;
    }

    /** Takes the data of an event of the skier's stream. */
    void event(String data) {
        long now = System.nanoTime();
        Matcher event = EVENT.matcher(data);
        if (event.matches()) {
            seen.putIfAbsent(new Place(Integer.parseInt(event.group(1)), Integer.parseInt(event.group(2))), now);
        }
    }

    int sent() {
        return sent;
    }

    /** Sends rides for one window and returns the microseconds from each 201 to its event. */
    Histogram run(Duration window) throws Exception {
        int before = sent;
        client.run(Load.open(PER_SECOND, window, this::next).onResult((report, response, nanos) -> {
            if (response.status() == 201) {
                ReferenceRide ride = ReferenceRide.ofKey(report.id());
                acknowledged.put(new Place(ride.resort(), ride.day()), System.nanoTime());
            }
        }));
        List<Place> places =
                IntStream.range(before, sent).mapToObj(EventProbes::place).toList();
        NotReconciledException.require(
                acknowledged.keySet().containsAll(places), () -> "A probe's POST was not acknowledged");
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!seen.keySet().containsAll(places)) {
            NotReconciledException.require(
                    System.nanoTime() < deadline,
                    () -> "%d of %d events did not come within %d s"
                            .formatted(
                                    places.stream()
                                            .filter(place -> !seen.containsKey(place))
                                            .count(),
                                    places.size(),
                                    TIMEOUT.toSeconds()));
            Thread.sleep(POLL_MILLIS);
        }
        Histogram micros = new Histogram(3);
        // An event may come before its ride's 201 is read.
        places.forEach(place -> micros.recordValue(Math.max(0, time(seen, place) - time(acknowledged, place)) / 1_000));
        return micros;
    }

    private static long time(Map<Place, Long> times, Place place) {
        return times.getOrDefault(place, 0L);
    }

    private Request next() {
        Place place = place(sent++);
        return Requests.report(SEASON, new ReferenceRide(place.resort(), place.day(), skier, 1, 1));
    }

    private static Place place(int number) {
        return new Place(1 + number % RESORTS, FIRST_DAY + number / RESORTS);
    }
}
