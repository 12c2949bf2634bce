package dev.liftline.drills.clients;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.testkit.rides.FieldRide;
import java.util.List;
import org.junit.jupiter.api.Test;

class RideBatchTest {

    private final RideBatch batch =
            new RideBatch(2100, List.of(new FieldRide(1, 1, 1, 1, 1), new FieldRide(1, 1, 2, 1, 1)));

    @Test
    void eachRideHasItsOwnOutcome() {
        assertThat(
                        batch.outcomes(
                                Responses.of(
                                        200,
                                        "{\"results\":[{\"index\":0,\"status\":\"accepted\"},{\"index\":1,\"status\":\"unavailable\"}]}")))
                .containsExactly(Outcome.OK, Outcome.ERROR);
    }

    @Test
    void aResponseWithMissingResultsMakesAllRidesUnknown() {
        assertThat(batch.outcomes(Responses.of(200, "{\"results\":[{\"index\":0,\"status\":\"accepted\"}]}")))
                .containsOnly(Outcome.UNKNOWN);
    }

    @Test
    void withoutAResponseEveryRideIsUnknown() {
        assertThat(batch.outcomes(Responses.none())).containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN);
        assertThat(batch.outcomes(Responses.of(503, ""))).containsExactly(Outcome.ERROR, Outcome.ERROR);
    }
}
