package dev.liftline.model.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.liftline.model.RideHint;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RideHintsTest {

    private static final String MESSAGE = "[[12345,2026,3,7,31],[2147483647,2026,3,366,1]]";
    private static final List<RideHint> HINTS =
            List.of(new RideHint(12345, 2026, 3, 7, 31), new RideHint(Integer.MAX_VALUE, 2026, 3, 366, 1));

    @Test
    void writesOneArrayForEachHint() {
        assertThat(new String(RideHints.write(HINTS), StandardCharsets.UTF_8)).isEqualTo(MESSAGE);
    }

    @Test
    void readsWhatItWrites() {
        List<RideHint> many = IntStream.rangeClosed(1, RideHints.MAX_HINTS)
                .mapToObj(skier -> new RideHint(skier, 2026, 3, 7, skier % 50))
                .toList();

        assertThat(RideHints.read(MESSAGE.getBytes(StandardCharsets.UTF_8))).isEqualTo(HINTS);
        assertThat(RideHints.read(RideHints.write(many))).isEqualTo(many);
        assertThat(RideHints.read(RideHints.write(List.of()))).isEmpty();
    }

    @Test
    void skipsTheNumbersOfALaterRelease() {
        assertThat(RideHints.read("[[1,2026,3,7,31,99,4]]".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(new RideHint(1, 2026, 3, 7, 31));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[1]",
                "[[1,2026,3,7]]",
                "[[1,2026,3,7,31.5]]",
                "[[1,2026,3,7,\"31\"]]",
                "[[1,2026,3,7,31,[]]]",
                "[[1,2026,3,7,99999999999]]",
                "[[1,2026,3,7,31]",
                "[[1,2026,3,7,31]] []"
            })
    void rejectsEverythingElse(String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> RideHints.read(message.getBytes(StandardCharsets.UTF_8)));
    }
}
