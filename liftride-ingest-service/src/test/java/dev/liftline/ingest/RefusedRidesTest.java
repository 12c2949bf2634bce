package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.LiftRide;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RefusedRidesTest {

    private static final ParsedRide INVALID = ParsedRide.Invalid.of(List.of());

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final RecordRides recordRides = new RecordRides(
            (rides, timeout) -> rides.stream()
                    .map(ride -> (RideResult) RideResult.Acknowledged.INSTANCE)
                    .toList(),
            new RideResultCounters(meters),
            new RefusedRides(meters),
            new IngestProperties(Duration.ofSeconds(3), Duration.ZERO));

    @Test
    void countsEachRejectedRideOfABatchForTheResortOfTheKey() {
        recordRides.record(List.of(ride(3, 21), ride(4, 21), INVALID, ride(3, 22), ride(5, 22)), scanner(3, 21));

        assertThat(counted())
                .isEqualTo(Map.of(
                        "3 other_resort", 2.0, "3 other_lift", 1.0, "3 invalid_field", 1.0, "3 unreadable", 0.0));
    }

    @Test
    void hasNoCounterOfAScannerWhoseRidesAreAllAccepted() {
        recordRides.record(ride(3, 21), scanner(3, 21));

        assertThat(counted()).isEmpty();
    }

    @Test
    void countsOnlyScannersThatAreBoundToAResort() {
        recordRides.record(INVALID, new Caller(CallerRole.ADMIN, "key-1", "admin", 3, Caller.ANY));
        recordRides.record(INVALID, scanner(Caller.ANY, Caller.ANY));

        assertThat(counted()).isEmpty();
    }

    private Map<String, Double> counted() {
        Map<String, Double> counted = new TreeMap<>();
        meters.find("liftline.refused.rides")
                .counters()
                .forEach(counter -> counted.put(
                        counter.getId().getTag("resort") + " " + counter.getId().getTag("reason"), counter.count()));
        return counted;
    }

    private static ParsedRide ride(int resort, int lift) {
        return new ParsedRide.Valid(new LiftRide(resort, 2025, 7, 1, lift, 217, Instant.EPOCH, null));
    }

    private static Caller scanner(int resort, int lift) {
        return new Caller(CallerRole.SCANNER, "key-1", "gate-1", resort, lift);
    }
}
