package dev.liftline.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ComparableDayTest {

    /** A Wednesday. */
    private static final SeasonDay DAY = new SeasonDay(2026, 14);

    @Test
    void isTheLatestOfTheSameWeekday() {
        assertThat(ComparableDay.of(DAY, List.of(day(13), day(8), day(7), new SeasonDay(2025, 365))))
                .isEqualTo(day(7));
    }

    @Test
    void mayBeInTheSeasonBefore() {
        assertThat(ComparableDay.of(DAY, List.of(day(13), new SeasonDay(2025, 365))))
                .isEqualTo(new SeasonDay(2025, 365));
    }

    @Test
    void isTheLatestWithoutOneOfTheSameWeekday() {
        assertThat(ComparableDay.of(DAY, List.of(day(13), day(12)))).isEqualTo(day(13));
    }

    @Test
    void isMissingOnTheFirstDay() {
        assertThat(ComparableDay.of(DAY, List.of())).isNull();
    }

    private static SeasonDay day(int day) {
        return new SeasonDay(2026, day);
    }
}
