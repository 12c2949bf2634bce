package dev.liftline.drills.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ReportedRidesTest {

    private final ReportedRides book = new ReportedRides();

    @Test
    void aRideThatWasTakenAtLastIsAcknowledged() {
        book.note(1, Outcome.REFUSED, false);
        book.note(1, Outcome.UNKNOWN, true);
        assertThat(book.note(1, Outcome.OK, true)).isEqualTo(3);
        // Reported once more although it was taken.
        book.note(1, Outcome.REFUSED, false);

        assertThat(book.acknowledged()).containsExactly(1);
        assertThat(book.unknown()).isEmpty();
        assertThat(book.refused()).isEmpty();
        assertThat(book.mostAttempts()).isEqualTo(4);
    }

    @Test
    void oneUnknownAttemptMakesARefusedRideUnknown() {
        book.note(2, Outcome.UNKNOWN, true);
        book.note(2, Outcome.REFUSED, false);

        assertThat(book.unknown()).containsExactly(2);
        assertThat(book.refused()).isEmpty();
    }

    @Test
    void onlyAnswersThatSaySoMakeARideRefused() {
        Response full = new Response(429, "");
        Response unconfirmed = new Response(503, "");
        book.note(3, full.outcome(), RideBatch.maybeRecorded(full));
        book.note(4, unconfirmed.outcome(), RideBatch.maybeRecorded(unconfirmed));

        assertThat(book.refused()).containsExactly(3);
        assertThat(book.unknown()).containsExactly(4);
        assertThat(book.attempts(Outcome.REFUSED)).isEqualTo(2);
    }

    @Test
    void aRideUnderWayIsReported() {
        assertThat(book.isNew(5)).isTrue();
        assertThat(book.isNew(5)).isFalse();
        assertThat(book.attempted()).containsExactly(5);
        assertThat(book.refused()).isEmpty();
    }

    @Test
    void noAnswerAndGatewaysThatDoNotKnowAreUnknown() {
        assertThat(List.of(new Response(0, "reset"), new Response(502, ""), new Response(504, "")))
                .allMatch(answer -> answer.outcome() == Outcome.UNKNOWN && RideBatch.maybeRecorded(answer));
        assertThat(List.of(new Response(400, ""), new Response(429, ""), new Response(503, "")))
                .allMatch(answer -> answer.outcome() == Outcome.REFUSED);
        assertThat(new Response(201, "").outcome()).isEqualTo(Outcome.OK);
    }
}
