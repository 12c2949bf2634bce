package dev.liftline.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link InstantParser} must agree with {@link Instant#parse}. */
class InstantParserTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-01-31T09:05:07Z",
                "2026-01-31T09:05:07.1Z",
                "2026-01-31T09:05:07.123456789Z",
                "2024-02-29T23:59:59.999Z",
                "2025-02-29T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-12-31T24:00:00Z",
                "2026-12-31T23:59:60Z",
                "2026-00-10T00:00:00Z",
                "2026-13-10T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+12026-01-01T00:00:00Z",
                "2026-01-31T09:05:07.Z",
                "2026-01-31T09:05:07,5Z",
                "2026-01-31T09:05:07.1234567890Z",
                "2026-01-31T09:05Z",
                "2026-01-31t09:05:07z",
                "2026-01-31T09:05:07+00:00",
                "2026-01-31T09:05:07.-1Z",
                "٢026-01-31T09:05:07Z",
                "",
                "Z"
            })
    void agreesOnEdgeCases(String text) {
        assertAgreement(text);
    }

    @Test
    void agreesOnRandomInstantsAndTheirMutations() {
        SplittableRandom random = new SplittableRandom(7);
        String characters = "0123456789-:.TZ+ ";
        for (int i = 0; i < 20_000; i++) {
            long second = random.nextLong(-70_000_000_000L, 300_000_000_000L);
            String text = Instant.ofEpochSecond(second, random.nextInt(1_000) * 1_000_000L)
                    .toString();
            StringBuilder mutated = new StringBuilder(text);
            mutated.setCharAt(random.nextInt(text.length()), characters.charAt(random.nextInt(characters.length())));
            assertAgreement(text);
            assertAgreement(mutated.toString());
        }
    }

    private static void assertAgreement(String text) {
        Instant expected;
        try {
            expected = Instant.parse(text);
        } catch (DateTimeParseException e) {
            assertThatThrownBy(() -> InstantParser.parse(text)).as(text).isInstanceOf(DateTimeParseException.class);
            return;
        }
        assertThat(InstantParser.parse(text)).as(text).isEqualTo(expected);
    }
}
