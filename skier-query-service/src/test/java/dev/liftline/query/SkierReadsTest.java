package dev.liftline.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SkierReadsTest {

    private static final List<SkierDayTotal> TOTALS = List.of(
            new SkierDayTotal(2026, 7, 2, 1, 2_000_000_000L),
            new SkierDayTotal(2025, 7, 1, 1, 100),
            new SkierDayTotal(2025, 8, 1, 2, 200),
            new SkierDayTotal(2026, 8, 1, 1, 2_000_000_000L),
            new SkierDayTotal(7, 1, 3, 1, 70));

    @Test
    void sumsTheVerticalOfEachSeasonOverTheGivenResorts() {
        assertThat(SkierReads.verticalBySeason(TOTALS, Set.of(1, 2), Set.of()))
                .containsExactly(Map.entry(2025, 300L), Map.entry(2026, 4_000_000_000L));
    }

    @Test
    void leavesOutOtherSeasons() {
        assertThat(SkierReads.verticalBySeason(TOTALS, Set.of(1, 3), Set.of(7, 2026)))
                .containsExactly(Map.entry(7, 70L), Map.entry(2026, 2_000_000_000L));
    }

    @Test
    void isEmptyIfNothingMatches() {
        assertThat(SkierReads.verticalBySeason(TOTALS, Set.of(9), Set.of())).isEmpty();
    }
}
