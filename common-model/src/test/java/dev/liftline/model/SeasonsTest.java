package dev.liftline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeasonsTest {

    @ParameterizedTest
    @CsvSource({"2026, 2026", "7, 0007", "0, 0000", "9999, 9999"})
    void writesASeasonWithFourDigits(int seasonId, String text) {
        assertThat(Seasons.text(seasonId)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "2026, 1, 2026-01-01",
        "2026, 7, 2026-01-07",
        "2024, 60, 2024-02-29",
        "2024, 366, 2024-12-31",
        "2026, 365, 2026-12-31",
        "2026, 366, 2027-01-01",
        "7, 1, 0007-01-01",
        "9999, 366, 9999-12-31"
    })
    void findsTheDateOfASeasonsDay(int seasonId, int dayId, String date) {
        assertThat(Seasons.date(seasonId, dayId)).hasToString(date);
    }
}
