package dev.liftline.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PinRuleTest {

    @ParameterizedTest
    @ValueSource(strings = {"482915", "wander-lust", "4711zz", "991399", "13 Füchse", "correct horse battery staple"})
    void acceptsWhatIsHardToGuess(String pin) {
        assertThat(PinRule.brokenBy(pin)).isNull();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            12345      | must have 6 to 64 characters and at most 72 bytes
            ''         | must have 6 to 64 characters and at most 72 bytes
            000000     | must not repeat one character
            aaaaaaaa   | must not repeat one character
            123456     | must not be a plain sequence, such as 123456
            7890123    | must not be a plain sequence, such as 123456
            210987     | must not be a plain sequence, such as 123456
            fedcba     | must not be a plain sequence, such as 123456
            24121990   | must not be a date, such as a birth date
            12241990   | must not be a date, such as a birth date
            1990-12-24 | must not be a date, such as a birth date
            24.12.1990 | must not be a date, such as a birth date
            241290     | must not be a date, such as a birth date
            901224     | must not be a date, such as a birth date
            29022000   | must not be a date, such as a birth date
            5.4.2001   | must not be a date, such as a birth date
            1-5-90     | must not be a date, such as a birth date
            1990.1.5   | must not be a date, such as a birth date
            ２００１１２３１   | must not be a date, such as a birth date
            1 2 3 4 5 6 | must not be a plain sequence, such as 123456
            """)
    void namesTheRuleThatIsBroken(String pin, String rule) {
        assertThat(PinRule.brokenBy(pin)).isEqualTo(rule);
    }

    @ParameterizedTest
    @ValueSource(ints = {65, 100})
    void rejectsALongOne(int length) {
        assertThat(PinRule.brokenBy("ab".repeat(length).substring(0, length))).startsWith("must have 6 to 64");
    }

    @ParameterizedTest
    @ValueSource(strings = "äöü")
    void rejectsBytesThatBcryptWouldIgnore(String letters) {
        assertThat(PinRule.brokenBy(letters.repeat(20))).startsWith("must have 6 to 64");
        assertThat(PinRule.brokenBy(letters.repeat(12))).isNull();
    }
}
