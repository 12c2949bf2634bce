package dev.liftline.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.e2e.fuzz.FuzzResult;
import dev.liftline.e2e.fuzz.Fuzzer;
import dev.liftline.e2e.fuzz.input.FuzzScope;
import dev.liftline.e2e.stack.EndToEndTest;
import dev.liftline.e2e.stack.RunningStack;
import dev.liftline.model.Seasons;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A short and a long fuzz with fixed seeds. {@code load-tests/run fuzz} runs more cases with other seeds. */
class FuzzIT extends EndToEndTest {

    private static final long SEED = 20261124;

    FuzzIT(RunningStack stack) {
        super(stack);
    }

    @Test
    void findsNothingIn500Cases() throws Exception {
        assertNoFindings(500);
    }

    @Test
    @Tag("slow")
    void findsNothingIn4000Cases() throws Exception {
        assertNoFindings(4_000);
    }

    private void assertNoFindings(int cases) throws Exception {
        int season = stack.unusedSeason();
        FuzzScope scope = new FuzzScope(
                List.of(Seasons.text(season)),
                Seasons.text(season + 1),
                stack.credentials().operator(),
                stack.credentials().scanner(1));
        FuzzResult result = new Fuzzer(gateway.base(), stack.kafkaBootstrap(), stack.database(), scope)
                .of(cases, SEED, progress -> {});

        assertThat(result.isRight()).as(result.markdown()).isTrue();
    }
}
