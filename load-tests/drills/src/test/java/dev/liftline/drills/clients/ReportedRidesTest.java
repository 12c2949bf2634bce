package dev.liftline.drills.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.local.load.Response;
import dev.liftline.testkit.rides.ReferenceRide;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportedRidesTest {

    private final ReportedRides reported = new ReportedRides();

    @Test
    void aRideIsAcknowledgedByOneOfItsAttempts() {
        reported.record(1, Outcome.ERROR, false);
        reported.record(1, Outcome.UNKNOWN, true);
        assertThat(reported.record(1, Outcome.OK, true)).isEqualTo(3);
        // Reported again although it was acknowledged.
        reported.record(1, Outcome.ERROR, false);

        assertThat(reported.acknowledged()).containsExactly(1);
        assertThat(reported.unknown()).isEmpty();
        assertThat(reported.notRecorded()).isEmpty();
        assertThat(reported.maxAttempts()).isEqualTo(4);
    }

    @Test
    void aRejectedRideWithAnUnknownAttemptIsUnknown() {
        reported.record(2, Outcome.UNKNOWN, true);
        reported.record(2, Outcome.ERROR, false);

        assertThat(reported.unknown()).containsExactly(2);
        assertThat(reported.notRecorded()).isEmpty();
    }

    @Test
    void a503LeavesARideUnknownAndA429RejectsIt() {
        Response full = Responses.of(429, "");
        Response unconfirmed = Responses.of(503, "");
        reported.record(3, Outcome.of(full), Outcome.maybeRecorded(full));
        reported.record(4, Outcome.of(unconfirmed), Outcome.maybeRecorded(unconfirmed));

        assertThat(reported.notRecorded()).containsExactly(3);
        assertThat(reported.unknown()).containsExactly(4);
        assertThat(reported.attempts().error()).isEqualTo(2);
    }

    @Test
    void aRideInFlightCountsAsReported() {
        assertThat(reported.isNew(5)).isTrue();
        assertThat(reported.isNew(5)).isFalse();
        assertThat(reported.attempted()).containsExactly(5);
        assertThat(reported.notRecorded()).isEmpty();
    }

    @Test
    void noResponse502And504AreUnknown() {
        assertThat(List.of(Responses.none(), Responses.of(502, ""), Responses.of(504, "")))
                .allMatch(response -> Outcome.of(response) == Outcome.UNKNOWN && Outcome.maybeRecorded(response));
        assertThat(List.of(Responses.of(400, ""), Responses.of(429, ""), Responses.of(503, "")))
                .allMatch(response -> Outcome.of(response) == Outcome.ERROR);
        assertThat(Outcome.of(Responses.of(201, ""))).isEqualTo(Outcome.OK);
    }

    @Test
    void ridesOfAResortAreNew() {
        List<ReferenceRide> rides =
                Stream.generate(() -> reported.newRide(3)).limit(50).toList();

        assertThat(rides).doesNotHaveDuplicates().allMatch(ride -> ride.resort() == 3);
        assertThat(rides).noneMatch(ride -> reported.isNew(ride.key()));
    }
}
