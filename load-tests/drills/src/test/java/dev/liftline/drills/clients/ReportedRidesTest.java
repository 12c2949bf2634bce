package dev.liftline.drills.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
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
        Response full = new Response(429, "");
        Response unconfirmed = new Response(503, "");
        reported.record(3, full.outcome(), RideBatch.maybeRecorded(full));
        reported.record(4, unconfirmed.outcome(), RideBatch.maybeRecorded(unconfirmed));

        assertThat(reported.notRecorded()).containsExactly(3);
        assertThat(reported.unknown()).containsExactly(4);
        assertThat(reported.attempts(Outcome.ERROR)).isEqualTo(2);
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
        assertThat(List.of(new Response(0, "reset"), new Response(502, ""), new Response(504, "")))
                .allMatch(answer -> answer.outcome() == Outcome.UNKNOWN && RideBatch.maybeRecorded(answer));
        assertThat(List.of(new Response(400, ""), new Response(429, ""), new Response(503, "")))
                .allMatch(answer -> answer.outcome() == Outcome.ERROR);
        assertThat(new Response(201, "").outcome()).isEqualTo(Outcome.OK);
    }
}
