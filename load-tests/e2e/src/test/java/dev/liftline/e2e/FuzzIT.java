package dev.liftline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.fuzz.FuzzRun;
import dev.liftline.e2e.fuzz.Outcome;
import dev.liftline.e2e.fuzz.input.Ground;
import dev.liftline.model.Seasons;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A few thousand malformed requests, the same ones each time; {@code load-tests/run fuzz} sends more, and others. */
class FuzzIT extends EndToEnd {

    private static final int CASES = 4_000;
    private static final long SEED = 20261124;

    FuzzIT(Liftline liftline) {
        super(liftline);
    }

    @Test
    void whateverIsSentTheAnswerIsAsTheDescriptionSaysAndNothingMalformedIsStored() throws Exception {
        int season = liftline.unusedSeason();
        Ground ground = new Ground(List.of(Seasons.text(season)), Seasons.text(season + 1));

        Outcome outcome = new FuzzRun(gateway.base(), liftline.kafkaBootstrap(), liftline.database(), ground)
                .of(CASES, SEED, progress -> {});

        assertThat(outcome.isRight()).as(outcome.wrong()).isTrue();
    }
}
