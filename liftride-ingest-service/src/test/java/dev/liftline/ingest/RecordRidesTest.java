package dev.liftline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.model.FieldError;
import dev.liftline.model.LiftRide;
import dev.liftline.model.caller.Caller;
import dev.liftline.model.caller.CallerRole;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordRidesTest {

    private static final Caller ADMIN = new Caller(CallerRole.ADMIN, "key-1", "admin", Caller.ANY, Caller.ANY);
    private static final RideResult ACKNOWLEDGED = RideResult.Acknowledged.INSTANCE;
    private static final RideResult UNAVAILABLE = new RideResult.Unavailable(RideResult.DEFAULT_RETRY_AFTER);
    private static final ParsedRide.Invalid INVALID =
            ParsedRide.Invalid.of(List.of(new FieldError("time", "is required")));

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final FakeLog log = new FakeLog();
    private final RecordRides recordRides = new RecordRides(
            log,
            new RideResultCounters(meters),
            new RefusedRides(meters),
            new IngestProperties(Duration.ofSeconds(3), Duration.ZERO));

    @Test
    void countsAnAcknowledgedRide() {
        log.results = List.of(ACKNOWLEDGED);

        assertThat(recordRides.record(ride(1), ADMIN)).isEqualTo(ACKNOWLEDGED);

        assertThat(counted("acknowledged")).isEqualTo(1);
        assertThat(log.timeout).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void doesNotSendAnInvalidRide() {
        assertThat(recordRides.record(INVALID, ADMIN)).isEqualTo(new RideResult.Rejected(INVALID));

        assertThat(log.rides).isEmpty();
        assertThat(counted("rejected")).isEqualTo(1);
    }

    @Test
    void returnsAResultPerRideOfABatchInOrder() {
        log.results = List.of(ACKNOWLEDGED, UNAVAILABLE);

        assertThat(recordRides.record(List.of(ride(1), INVALID, ride(2)), ADMIN))
                .containsExactly(ACKNOWLEDGED, new RideResult.Rejected(INVALID), UNAVAILABLE);

        assertThat(log.rides).extracting(LiftRide::skierId).containsExactly(1, 2);
        assertThat(counted("acknowledged") + counted("rejected") + counted("unavailable"))
                .isEqualTo(3);
    }

    private double counted(String result) {
        return meters.get("liftline.ingest.rides")
                .tag("result", result)
                .counter()
                .count();
    }

    private static ParsedRide ride(int skier) {
        return new ParsedRide.Valid(new LiftRide(1, 2025, 7, skier, 21, 217, Instant.EPOCH, null));
    }

    private static final class FakeLog implements RideLog {

        private final List<LiftRide> rides = new ArrayList<>();
        private List<RideResult> results = List.of();
        private Duration timeout = Duration.ZERO;

        @Override
        public List<RideResult> append(List<LiftRide> appended, Duration responseTimeout) {
            rides.addAll(appended);
            timeout = responseTimeout;
            return results;
        }
    }
}
