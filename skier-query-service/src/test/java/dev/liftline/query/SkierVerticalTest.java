package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.RideStore.SeasonTotal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SkierVerticalTest {

    private static final List<SeasonTotal> TOTALS = List.of(
            new SeasonTotal(2026, 2, 1, 2_000_000_000L),
            new SeasonTotal(2025, 1, 3, 300),
            new SeasonTotal(2026, 1, 1, 2_000_000_000L),
            new SeasonTotal(7, 3, 1, 70));

    @Test
    void sumsEachSeasonOverTheResortsNamed() {
        assertThat(SkierVertical.of(TOTALS, Set.of(1, 2), Set.of()).resorts())
                .containsExactly(
                        new SkierVertical.Season("2025", 300), new SkierVertical.Season("2026", 4_000_000_000L));
    }

    @Test
    void leavesOutSeasonsThatWereNotAskedFor() {
        assertThat(SkierVertical.of(TOTALS, Set.of(1, 3), Set.of(7, 2026)).resorts())
                .containsExactly(
                        new SkierVertical.Season("0007", 70), new SkierVertical.Season("2026", 2_000_000_000L));
    }

    @Test
    void isEmptyWhereNothingFits() {
        assertThat(SkierVertical.of(TOTALS, Set.of(9), Set.of()).resorts()).isEmpty();
    }
}
