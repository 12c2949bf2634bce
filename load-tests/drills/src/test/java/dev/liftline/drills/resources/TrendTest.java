package dev.liftline.drills.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TrendTest {

    @Test
    void steadyGrowthIsNotFlat() {
        double[] leak = IntStream.range(0, 60).mapToDouble(i -> 200 + 3.0 * i).toArray();

        assertThat(Trend.of(leak, 48).isFlat()).isFalse();
    }

    @Test
    void ignoresAPeakAndARestart() {
        double[] calm = IntStream.range(0, 60).mapToDouble(i -> 200 + i % 7).toArray();
        calm[50] = 900;
        calm[5] = 20;

        assertThat(Trend.of(calm, 48).isFlat()).isTrue();
    }

    @Test
    void toleratesSmallGrowth() {
        assertThat(Trend.of(new double[] {10, 10, 10, 30, 40, 40}, 48).isFlat()).isTrue();
        assertThat(Trend.of(new double[] {10, 10, 10, 30, 60, 60}, 48).isFlat()).isFalse();
    }

    @Test
    void theMiddleShowsGrowthThatEnded() {
        Trend warmed = Trend.of(new double[] {200, 250, 300, 400, 410, 400, 401, 400, 402}, 48);

        assertThat(warmed.isFlat()).isFalse();
        assertThat(warmed.middle()).isEqualTo(400);
        assertThat(warmed.last()).isEqualTo(401);
    }

    @Test
    void needsSixSamples() {
        assertThatIllegalArgumentException().isThrownBy(() -> Trend.of(new double[] {1, 2, 3}, 1));
    }
}
