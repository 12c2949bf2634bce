package dev.liftline.drills.clients;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OutcomeTest {

    private static final String ACCEPTED = "{\"index\":0,\"status\":\"accepted\"}";

    @Test
    void eachRideOfABatchHasItsOwnOutcome() {
        String body = "{\"results\":[" + ACCEPTED + ",{\"index\":1,\"status\":\"unavailable\"}]}";

        assertThat(Outcome.ofBatch(Responses.of(200, body), 2)).containsExactly(Outcome.OK, Outcome.ERROR);
    }

    @Test
    void aResponseWithMissingResultsMakesAllRidesUnknown() {
        assertThat(Outcome.ofBatch(Responses.of(200, "{\"results\":[" + ACCEPTED + "]}"), 2))
                .containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN);
    }

    @Test
    void withoutAResponseEveryRideIsUnknown() {
        assertThat(Outcome.ofBatch(Responses.none(), 2)).containsExactly(Outcome.UNKNOWN, Outcome.UNKNOWN);
        assertThat(Outcome.ofBatch(Responses.of(503, ""), 2)).containsExactly(Outcome.ERROR, Outcome.ERROR);
    }
}
