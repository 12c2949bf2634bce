package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.query.RideStore.DayTotal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SkierVerticalTest {

    private static final List<DayTotal> DAYS = List.of(
            new DayTotal(2026, 7, 2, 1, 2_000_000_000L),
            new DayTotal(2025, 7, 1, 1, 100),
            new DayTotal(2025, 8, 1, 2, 200),
            new DayTotal(2026, 8, 1, 1, 2_000_000_000L),
            new DayTotal(7, 1, 3, 1, 70));

    @Test
    void sumsEachSeasonOverTheResortsNamed() {
        assertThat(SkierVertical.of(DAYS, Set.of(1, 2), Set.of()).resorts())
                .containsExactly(
                        new SkierVertical.Season("2025", 300), new SkierVertical.Season("2026", 4_000_000_000L));
    }

    @Test
    void leavesOutSeasonsThatWereNotAskedFor() {
        assertThat(SkierVertical.of(DAYS, Set.of(1, 3), Set.of(7, 2026)).resorts())
                .containsExactly(
                        new SkierVertical.Season("0007", 70), new SkierVertical.Season("2026", 2_000_000_000L));
    }

    @Test
    void isEmptyWhereNothingFits() {
        assertThat(SkierVertical.of(DAYS, Set.of(9), Set.of()).resorts()).isEmpty();
    }
}
