package dev.liftline.drills;

import static org.assertj.core.api.Assertions.assertThat;

import dev.liftline.drills.clients.Second;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecoveryTest {

    private static final Second.Kind FINE = new Second.Kind(100, 0, 0, 0, 5, 20, 30);
    private static final Second.Kind ERROR = new Second.Kind(99, 1, 0, 0, 5, 20, 30);
    private static final Second.Kind SLOW = new Second.Kind(100, 0, 0, 0, 5, 1_001, 1_200);
    private static final Second.Kind IN_FLIGHT = new Second.Kind(99, 0, 0, 1, 5, 20, 30);

    @Test
    void recoversAtTheFirstOfThreeGoodSeconds() {
        assertThat(Recovery.after(1, List.of(second(ERROR), second(FINE), second(FINE), second(FINE)), 10))
                .isZero();
        assertThat(Recovery.after(0, List.of(second(FINE), second(ERROR), second(FINE), second(FINE)), 10))
                .isEqualTo(-1);
    }

    @Test
    void errorsSlowResponsesAndOpenRequestsAreNotGood() {
        for (Second.Kind bad : List.of(ERROR, SLOW, IN_FLIGHT)) {
            assertThat(Recovery.after(
                            0,
                            List.of(second(FINE), second(FINE), second(bad), second(FINE), second(FINE), second(FINE)),
                            10))
                    .isEqualTo(3);
            assertThat(second(bad).isDegraded()).isTrue();
        }
    }

    @Test
    void aHighOrUnknownLagIsNotGood() {
        assertThat(Recovery.after(0, seconds(11), 10)).isEqualTo(-1);
        assertThat(Recovery.after(0, seconds(-1), 10)).isEqualTo(-1);
        assertThat(Recovery.after(0, seconds(10), 10)).isZero();
    }

    @Test
    void countsLagSecondsFromTheFaultOn() {
        assertThat(Recovery.lagSeconds(0, seconds(10), 10)).isZero();
        assertThat(Recovery.lagSeconds(2, seconds(11), 10)).isEqualTo(3);
        assertThat(Recovery.lagSeconds(0, seconds(-1), 10)).isEqualTo(5);
    }

    private static List<Second> seconds(long lag) {
        return IntStream.range(0, 5)
                .mapToObj(second -> new Second(second, FINE, FINE, lag))
                .toList();
    }

    private static Second second(Second.Kind rides) {
        return new Second(0, rides, FINE, 0);
    }
}
