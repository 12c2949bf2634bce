package dev.liftline.local.options;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {

    private static final List<String> COMMANDS = List.of("up", "down", "status", "scale", "logs", "reset", "--detach");

    @ParameterizedTest
    @CsvSource({"sttaus, status", "stat, status", "lgos, logs", "--detahc, --detach", "dwon, down", "u, up"})
    void isTheNearestWord(String word, String expected) {
        assertThat(Suggestion.closest(word, COMMANDS)).contains(expected);
    }

    @Test
    void isNoneForAnotherWord() {
        assertThat(Suggestion.closest("launch", COMMANDS)).isEmpty();
        assertThat(Suggestion.closest("foo", COMMANDS)).isEmpty();
    }
}
