package dev.liftline.local.cli.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SinceTest {

    private final Since since =
            new Since(Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneId.of("Europe/Zurich")));

    @ParameterizedTest
    @CsvSource({
        "90s, 2026-11-29T11:58:30Z",
        "10m, 2026-11-29T11:50:00Z",
        "2h, 2026-11-29T10:00:00Z",
        "1d, 2026-11-28T12:00:00Z",
        "12:30, 2026-11-29T11:30:00Z",
        "14:30, 2026-11-28T13:30:00Z",
        "2026-11-01T08:00, 2026-11-01T07:00:00Z",
    })
    void isADurationOrATime(String text, Instant expected) {
        assertThat(since.convert(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"yesterday", "10", "-10m", "25:00", "2026-13-01T00:00"})
    void rejectsOtherText(String text) {
        assertThatThrownBy(() -> since.convert(text)).hasMessageContaining("such as 10m");
    }
}
