package dev.liftline.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RideFieldTest {

    @ParameterizedTest
    @CsvSource({
        "RESORT_ID, 1, 1",
        "RESORT_ID, 2147483647, 2147483647",
        "SEASON_ID, 2025, 2025",
        "SEASON_ID, 0007, 7",
        "DAY_ID, 366, 366",
        "LIFT_ID, 32767, 32767",
        "TIME, 0, 0",
        "TIME, 1440, 1440"
    })
    void parsesAllowedValues(RideField field, String text, int value) {
        assertThat(field.parse(text)).hasValue(value);
    }

    @ParameterizedTest
    @CsvSource({
        "RESORT_ID, 0",
        "RESORT_ID, 2147483648",
        "RESORT_ID, 99999999999999999999",
        "SEASON_ID, 25",
        "SEASON_ID, 20255",
        "DAY_ID, 0",
        "DAY_ID, 367",
        "DAY_ID, 007",
        "LIFT_ID, 32768",
        "TIME, 1441"
    })
    void rejectsValuesOutOfRange(RideField field, String text) {
        assertThat(field.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "+1", "-1", "1.5", "1e2", "0x1", "1 ", "one", "١", "1_0"})
    void rejectsTextThatIsNotPlainDigits(String text) {
        assertThat(RideField.DAY_ID.parse(text)).isEmpty();
    }
}
