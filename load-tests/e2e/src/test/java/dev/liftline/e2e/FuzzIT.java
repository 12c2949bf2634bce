package dev.liftline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.fuzz.FuzzRun;
import dev.liftline.e2e.fuzz.Outcome;
import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.model.Seasons;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short and a long fuzz with fixed seeds. {@code load-tests/run fuzz} runs more cases with other seeds. */
class FuzzIT extends EndToEnd {

    private static final long SEED = 20261124;

    FuzzIT(Liftline liftline) {
        super(liftline);
    }

    @Test
    void finds500ResponsesAsDescribedAndNoMalformedRideStored() throws Exception {
        assertNoFindings(500);
    }

    @Test
    @Tag("slow")
    void finds4000ResponsesAsDescribedAndNoMalformedRideStored() throws Exception {
        assertNoFindings(4_000);
    }

    private void assertNoFindings(int cases) throws Exception {
        int season = liftline.unusedSeason();
        Ground ground = new Ground(List.of(Seasons.text(season)), Seasons.text(season + 1));
        Outcome outcome = new FuzzRun(gateway.base(), liftline.kafkaBootstrap(), liftline.database(), ground)
                .of(cases, SEED, progress -> {});

        assertThat(outcome.isRight()).as(outcome.wrong()).isTrue();
    }
}
