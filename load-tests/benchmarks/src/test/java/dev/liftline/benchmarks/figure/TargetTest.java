package dev.liftline.benchmarks.figure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TargetTest {

    @Test
    void includesTheBoundInTheTarget() {
        assertThat(Target.atMost(2, " ×", 2).isReachedBy(2)).isTrue();
        assertThat(Target.atMost(2, " ×", 2).isReachedBy(2.01)).isFalse();
        assertThat(Target.atLeast(0.5, "", 2).isReachedBy(0.5)).isTrue();
        assertThat(Target.atLeast(0.5, "", 2).isReachedBy(0.49)).isFalse();
    }

    @Test
    void formatsTheBoundWithItsUnit() {
        assertThat(Target.atMost(1.8, " ×", 2)).hasToString("≤ 1.80 ×");
        assertThat(Target.atLeast(5000, "/s", 0)).hasToString("≥ 5,000/s");
    }
}
